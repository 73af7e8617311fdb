import { readTable } from './table.ts';
import type { VocabularyProblem } from './table.ts';
import type {
  AgencyKindTerm,
  ConceptTerm,
  FieldValue,
  HeaderFieldTerm,
  LevelTerm,
  RegionChange,
  RegionTerm,
  UnitTerm,
  Vocabulary,
} from './vocabulary.ts';

const DIRECTIONS = [
  'higher_is_better',
  'lower_is_better',
  'earlier_is_better',
  'neutral',
  'not_applicable',
] as const satisfies readonly ConceptTerm['direction'][];
const REGION_LEVELS = ['province', 'prefecture', 'county'] as const satisfies readonly RegionTerm['level'][];
const UNIT_KINDS = [
  'rate',
  'count',
  'money',
  'duration',
  'ratio',
  'relative_change',
] as const satisfies readonly UnitTerm['kind'][];

/** The files of data/vocabulary that `loadVocabulary` reads. */
export const VOCABULARY_FILES = [
  'levels.csv',
  'header_fields.csv',
  'concepts.csv',
  'units.csv',
  'agency_kinds.csv',
  'regions.csv',
  'region_changes.csv',
] as const;

type Files = Readonly<Record<string, string>>;

function levels(files: Files, problems: VocabularyProblem[]): readonly LevelTerm[] {
  return readTable<LevelTerm>(
    files,
    {
      file: 'levels.csv',
      columns: ['level', 'code', 'zh', 'en', 'parent', 'synonyms'],
      key: (term) => `${term.level} ${term.code}`,
      read: (row) => ({
        level: row.choice('level', ['1', '2'], '1') === '1' ? 1 : 2,
        code: row.text('code'),
        zh: row.text('zh'),
        en: row.text('en'),
        parent: row.optional('parent'),
        synonyms: row.list('synonyms'),
      }),
    },
    problems,
  );
}

function fieldValue(cell: string): FieldValue {
  const [word = '', code] = cell.split('=');
  return { word, code: code ?? word };
}

function headerFields(files: Files, problems: VocabularyProblem[]): readonly HeaderFieldTerm[] {
  return readTable<HeaderFieldTerm>(
    files,
    {
      file: 'header_fields.csv',
      columns: ['field', 'zh', 'en', 'synonyms', 'values'],
      key: (term) => term.field,
      read: (row) => ({
        field: row.text('field'),
        zh: row.text('zh'),
        en: row.text('en'),
        synonyms: row.list('synonyms'),
        values: row.list('values').map(fieldValue),
      }),
    },
    problems,
  );
}

function concepts(files: Files, problems: VocabularyProblem[]): readonly ConceptTerm[] {
  return readTable<ConceptTerm>(
    files,
    {
      file: 'concepts.csv',
      columns: ['code', 'zh', 'en', 'direction', 'family', 'patterns'],
      key: (term) => term.code,
      read: (row) => ({
        code: row.text('code'),
        zh: row.text('zh'),
        en: row.text('en'),
        direction: row.choice('direction', DIRECTIONS, 'not_applicable'),
        family: row.text('family'),
        patterns: row.list('patterns'),
      }),
    },
    problems,
  );
}

function units(files: Files, problems: VocabularyProblem[]): readonly UnitTerm[] {
  return readTable<UnitTerm>(
    files,
    {
      file: 'units.csv',
      columns: ['unit', 'kind', 'base_unit', 'factor', 'synonyms', 'not_before'],
      key: (term) => term.unit,
      read: (row) => ({
        unit: row.text('unit'),
        kind: row.choice('kind', UNIT_KINDS, 'count'),
        baseUnit: row.optional('base_unit'),
        factor: row.number('factor', 1),
        synonyms: row.list('synonyms'),
        notBefore: row.list('not_before'),
      }),
    },
    problems,
  );
}

function agencyKinds(files: Files, problems: VocabularyProblem[]): readonly AgencyKindTerm[] {
  return readTable<AgencyKindTerm>(
    files,
    {
      file: 'agency_kinds.csv',
      columns: ['code', 'zh', 'en', 'patterns'],
      key: (term) => term.code,
      read: (row) => ({
        code: row.text('code'),
        zh: row.text('zh'),
        en: row.text('en'),
        patterns: row.list('patterns'),
      }),
    },
    problems,
  );
}

function regions(files: Files, problems: VocabularyProblem[]): readonly RegionTerm[] {
  const terms = readTable<RegionTerm>(
    files,
    {
      file: 'regions.csv',
      columns: ['code', 'name', 'level', 'parent_code'],
      key: (term) => term.code,
      read: (row) => ({
        code: row.text('code'),
        name: row.text('name'),
        level: row.choice('level', REGION_LEVELS, 'county'),
        parentCode: row.optional('parent_code'),
      }),
    },
    problems,
  );
  const codes = new Set(terms.map((term) => term.code));
  for (const { code, parentCode } of terms) {
    if (parentCode === '' || codes.has(parentCode)) continue;
    problems.push({ code: 'unknown_parent', file: 'regions.csv', row: 0, column: 'parent_code', value: code });
  }
  return terms;
}

function regionChanges(files: Files, problems: VocabularyProblem[]): readonly RegionChange[] {
  return readTable<RegionChange>(
    files,
    {
      file: 'region_changes.csv',
      columns: ['old_code', 'old_name', 'new_code', 'year'],
      key: (change) => `${change.oldCode} ${change.oldName}`,
      read: (row) => ({
        oldCode: row.text('old_code'),
        oldName: row.text('old_name'),
        newCode: row.text('new_code'),
        year: row.number('year', 0),
      }),
    },
    problems,
  );
}

/**
 * The vocabulary from the texts of the CSV files of data/vocabulary, keyed by file name ("levels.csv"). Rows that cannot
 * be used are left out and reported; a missing file gives an empty list and a problem.
 */
export function loadVocabulary(files: Files): {
  readonly vocabulary: Vocabulary;
  readonly problems: readonly VocabularyProblem[];
} {
  const problems: VocabularyProblem[] = [];
  const vocabulary: Vocabulary = {
    levels: levels(files, problems),
    headerFields: headerFields(files, problems),
    concepts: concepts(files, problems),
    units: units(files, problems),
    agencyKinds: agencyKinds(files, problems),
    regions: regions(files, problems),
    regionChanges: regionChanges(files, problems),
  };
  return { vocabulary, problems };
}
