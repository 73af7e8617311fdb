import type { DuckdbEngine } from '#lib/engines/index.ts';

/** Where the pages of records lead on to when they are gone, by their address in Chinese: the best place first. */
export type Leads = ReadonlyMap<string, readonly string[]>;

type Form = { readonly id: string; readonly next: string | null; readonly agency_id: string };
type Agency = { readonly id: string; readonly next: string | null; readonly region_code: string | null };

/**
 * What became of forms that are gone and of agencies (tables as `withBothSides` lays them out). A form that was read from
 * the same place of the same document is the same form, whatever its key; an agency whose forms all went to one other
 * agency, or else the only one of its name, is the same agency. What has no successor leads to what it belonged to: a
 * form to its agency, an agency to its region. An agency that is left without forms may lose its page too.
 */
export async function leadsBetween(engine: DuckdbEngine): Promise<Leads> {
  const forms = await engine.query<Form>(`SELECT g.id, m.next, g.agency_id
FROM (${goneFrom('forms')}) AS g LEFT JOIN (${MOVED_FORMS}) AS m ON m.id = g.id ORDER BY g.id`);
  const agencies = await engine.query<Agency>(`SELECT b.id, coalesce(f.next, n.next) AS next, b.region_code
FROM before_agencies AS b LEFT JOIN (${BY_FORMS}) AS f ON f.id = b.id LEFT JOIN (${BY_NAME}) AS n ON n.id = b.id
ORDER BY b.id`);
  const onwards = new Map(
    agencies.map(({ id, next, region_code }) => [id, [...pageOf('agencies', next), ...pageOf('regions', region_code)]]),
  );
  const ofForm = ({ id, next, agency_id }: Form) => {
    const agency = onwards.get(agency_id) ?? [];
    return [`/forms/${id}/`, [...pageOf('forms', next), ...pageOf('agencies', agency_id), ...agency]] as const;
  };
  return new Map([...forms.map(ofForm), ...[...onwards].map(([id, next]) => [`/agencies/${id}/`, next] as const)]);
}

function pageOf(kind: string, id: string | null): string[] {
  return id === null ? [] : [`/${kind}/${id}/`];
}

function goneFrom(table: 'forms' | 'agencies'): string {
  return `SELECT * FROM before_${table} AS b WHERE NOT EXISTS (SELECT 1 FROM after_${table} AS a WHERE a.id = b.id)`;
}

const NEW_FORMS = 'SELECT * FROM after_forms AS a WHERE NOT EXISTS (SELECT 1 FROM before_forms AS b WHERE b.id = a.id)';

/** Gone forms whose very place in its document another form has now; where several share a place nobody could say. */
const MOVED_FORMS = `SELECT g.id, min(f.id) AS next FROM (${goneFrom('forms')}) AS g INNER JOIN (${NEW_FORMS}) AS f
  ON f.source_sha256 = g.source_sha256 AND f.source_place = g.source_place AND f.type = g.type
  GROUP BY g.id HAVING count(*) = 1`;

const BY_FORMS = `SELECT b.agency_id AS id, min(a.agency_id) AS next FROM (${MOVED_FORMS}) AS m
  INNER JOIN before_forms AS b ON b.id = m.id INNER JOIN after_forms AS a ON a.id = m.next
  GROUP BY b.agency_id HAVING count(DISTINCT a.agency_id) = 1`;

const BY_NAME = `SELECT g.id, min(a.id) AS next FROM (${goneFrom('agencies')}) AS g INNER JOIN after_agencies AS a
  ON a.name = g.name GROUP BY g.id HAVING count(*) = 1`;
