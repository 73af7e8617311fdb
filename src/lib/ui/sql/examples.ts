import type { Wording } from '../wording/zh.ts';

export type ExampleName = keyof Wording['sql']['exampleTitles'];

/** Statements to begin with, on the tables and columns of every dataset. */
export const EXAMPLES: Readonly<Record<ExampleName, string>> = {
  satisfaction: `SELECT a.name AS agency, f.fiscal_year AS year, i.name AS indicator, t.value_number AS target
FROM indicators i
JOIN targets t ON t.indicator_id = i.id
JOIN forms f ON f.id = i.form_id
JOIN agencies a ON a.id = f.agency_id
WHERE i.level1 = 'satisfaction' AND t.period = 'annual' AND t.value_number IS NOT NULL
ORDER BY target, agency`,
  kinds: `SELECT a.kind, count(*) AS targets,
  round(100.0 * count(*) FILTER (t.value_number IS NOT NULL) / count(*), 1) AS numeric_percent
FROM targets t
JOIN indicators i ON i.id = t.indicator_id
JOIN forms f ON f.id = i.form_id
JOIN agencies a ON a.id = f.agency_id
WHERE t.period = 'annual'
GROUP BY a.kind
ORDER BY targets DESC`,
  budget: `SELECT coalesce(f.project_name, a.name) AS title, f.fiscal_year AS year, f.total_wan,
  count(i.id) AS indicators
FROM forms f
JOIN agencies a ON a.id = f.agency_id
LEFT JOIN indicators i ON i.form_id = f.id
GROUP BY ALL
ORDER BY f.total_wan DESC NULLS LAST`,
  concepts: `SELECT concept, count(*) AS indicators, count(DISTINCT form_id) AS forms
FROM indicators
WHERE concept IS NOT NULL
GROUP BY concept
ORDER BY indicators DESC
LIMIT 20`,
  moved: `SELECT a.name AS agency, i.name AS indicator, f.fiscal_year AS year, t.value_number AS target,
  t.value_number - lag(t.value_number) OVER w AS change
FROM targets t
JOIN indicators i ON i.id = t.indicator_id
JOIN forms f ON f.id = i.form_id
JOIN agencies a ON a.id = f.agency_id
WHERE t.period = 'annual' AND t.value_number IS NOT NULL
WINDOW w AS (PARTITION BY a.id, f.type, f.project_name, i.name ORDER BY f.fiscal_year)
QUALIFY change <> 0
ORDER BY abs(change) DESC`,
  sources: `SELECT code, count(*) AS forms, sum(amount_wan) AS wan
FROM amounts
WHERE breakdown = 'source' AND period = 'annual'
GROUP BY code
ORDER BY wan DESC NULLS LAST`,
  findings: `SELECT x.rule, x.severity, count(*) AS findings, count(DISTINCT a.id) AS agencies
FROM findings x
JOIN finding_forms ff ON ff.finding_id = x.id
JOIN forms f ON f.id = ff.form_id
JOIN agencies a ON a.id = f.agency_id
GROUP BY ALL
ORDER BY findings DESC`,
  placeholders: `SELECT f.id AS form_id, i.no, i.level1, i.level2, i.name, i.source_place
FROM indicators i
JOIN forms f ON f.id = i.form_id
WHERE i.is_placeholder
ORDER BY f.id, i.no`,
  unread: `SELECT source_file, source_place, reason, text
FROM unread
LIMIT 200`,
};
