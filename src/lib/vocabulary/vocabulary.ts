import type { Row } from '#lib/dataset/index.ts';

/** A level-1 or level-2 term of an indicator hierarchy (data/vocabulary/levels.csv). */
export interface LevelTerm {
  readonly level: 1 | 2;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly parent: string;
  readonly synonyms: readonly string[];
}

/** A label of a form's header, amount table, narrative or column head (data/vocabulary/header_fields.csv). */
export interface HeaderFieldTerm {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly synonyms: readonly string[];
  /** Words printed as the value of this field (延续, 常年安排), with the code each stands for. */
  readonly values: readonly FieldValue[];
}

/** A word a form prints as a field's value: 延续 means `continuing`; a word without a code stands for itself. */
export interface FieldValue {
  readonly word: string;
  readonly code: string;
}

/** A comparison key across agencies (data/vocabulary/concepts.csv); `patterns` are matched against indicator names. */
export interface ConceptTerm {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly direction: NonNullable<Row<'indicators'>['direction']>;
  /** Which measure family it belongs to: satisfaction, completion (办结, 化解, 受理, 处理 …), control, count, … */
  readonly family: string;
  readonly patterns: readonly string[];
}

export interface UnitTerm {
  readonly unit: string;
  readonly kind: Row<'targets'>['kind'];
  readonly baseUnit: string;
  readonly factor: number;
  readonly synonyms: readonly string[];
  /** What may not follow the unit, because the two make another word: 次 before 性 is 一次性, not a count. */
  readonly notBefore: readonly string[];
}

export interface AgencyKindTerm {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly patterns: readonly string[];
}

export interface RegionTerm {
  readonly code: string;
  readonly name: string;
  readonly level: Row<'regions'>['level'];
  readonly parentCode: string;
}

/** A code of GB/T 2260 that was replaced: 星子县 360427 became 庐山市 360483 in 2016. */
export interface RegionChange {
  readonly oldCode: string;
  readonly oldName: string;
  readonly newCode: string;
  readonly year: number;
}

/** All controlled terms, loaded once by a shell from data/vocabulary and handed to the pure rooms. */
export interface Vocabulary {
  readonly levels: readonly LevelTerm[];
  readonly headerFields: readonly HeaderFieldTerm[];
  readonly concepts: readonly ConceptTerm[];
  readonly units: readonly UnitTerm[];
  readonly agencyKinds: readonly AgencyKindTerm[];
  readonly regions: readonly RegionTerm[];
  readonly regionChanges: readonly RegionChange[];
}
