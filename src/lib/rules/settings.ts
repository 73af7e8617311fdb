import { SHARED_SETTINGS } from './shared-settings.ts';
import type { Rule } from './rule.ts';
import { defaultsOf, type Setting, type SettingSpecs, type SettingValue, type SettingValues } from './setting.ts';

/** The row name under which settings shared by several rules stand in the settings file. */
export const SHARED = 'shared';

/** One line of data/vocabulary/rule_settings.csv. */
export interface SettingRow {
  readonly rule: string;
  readonly setting: string;
  readonly value: SettingValue;
  readonly changed: boolean;
  readonly reason_zh: string;
  readonly reason_en: string;
}

export interface SettingProblem {
  readonly code: 'unknown_rule' | 'unknown_setting' | 'not_a_number' | 'missing_column';
  readonly rule: string;
  readonly setting: string;
  readonly value: string;
}

export interface SettingsReading {
  readonly values: ReadonlyMap<string, SettingValues>;
  readonly rows: readonly SettingRow[];
  readonly problems: readonly SettingProblem[];
}

/** A line as it stands in the file. */
export interface SettingLine {
  readonly rule: string;
  readonly setting: string;
  readonly value: string;
  readonly reason_zh?: string;
  readonly reason_en?: string;
}

/** The settings of a rule set: defaults, changed by the lines of the settings file. Lines nobody reads are reported. */
export function readSettings(rules: readonly Rule[], lines: readonly SettingLine[] = []): SettingsReading {
  const specs = specsOf(rules);
  const problems = lines.flatMap((line) => problemOf(specs, line));
  const good = new Map(lines.filter((line) => problemOf(specs, line) === null).map((line) => [nameOf(line), line]));
  const rows = [...specs].flatMap(([rule, settings]) =>
    Object.entries(settings).map(([setting, spec]) => rowOf({ rule, setting, spec }, good.get(`${rule}.${setting}`))),
  );
  const values = new Map(
    [...specs].map(([rule, settings]) => [rule, { ...defaultsOf(settings) } as Record<string, SettingValue>]),
  );
  for (const { rule, setting, value } of rows) {
    const own = values.get(rule);
    if (own !== undefined) own[setting] = value;
  }
  return { values, rows, problems: problems.filter((problem) => problem !== null) };
}

const nameOf = ({ rule, setting }: SettingLine): string => `${rule}.${setting}`;

function specsOf(rules: readonly Rule[]): ReadonlyMap<string, SettingSpecs> {
  return new Map<string, SettingSpecs>([
    [SHARED, SHARED_SETTINGS],
    ...rules.map(({ name, settings }) => [name, settings] as const),
  ]);
}

function problemOf(
  specs: ReadonlyMap<string, SettingSpecs>,
  { rule, setting, value }: SettingLine,
): SettingProblem | null {
  const own = specs.get(rule);
  if (own === undefined) return { code: 'unknown_rule', rule, setting, value };
  const spec = own[setting];
  if (spec === undefined) return { code: 'unknown_setting', rule, setting, value };
  if (typeof spec.value === 'number' && !isNumber(value)) return { code: 'not_a_number', rule, setting, value };
  return null;
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

interface Named {
  readonly rule: string;
  readonly setting: string;
  readonly spec: Setting;
}

function rowOf({ rule, setting, spec }: Named, line: SettingLine | undefined): SettingRow {
  const value = line === undefined ? spec.value : readValue(spec.value, line.value);
  const changed = settingText(value) !== settingText(spec.value);
  const reason_zh = line?.reason_zh || spec.reason.zh;
  const reason_en = line?.reason_en || spec.reason.en;
  return { rule, setting, value, changed, reason_zh, reason_en };
}

function readValue(like: SettingValue, text: string): SettingValue {
  if (typeof like === 'number') return Number(text);
  return text
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** A setting's value as it is written in the settings file. */
export function settingText(value: SettingValue): string {
  return typeof value === 'number' ? String(value) : value.join('|');
}

/** The settings file of a rule set with its defaults: what data/vocabulary/rule_settings.csv holds as delivered. */
export function settingsTable(rules: readonly Rule[]): readonly (readonly string[])[] {
  const rows = readSettings(rules).rows.map(({ rule, setting, value, reason_zh, reason_en }) => [
    rule,
    setting,
    settingText(value),
    reason_zh,
    reason_en,
  ]);
  return [['rule', 'setting', 'value', 'reason_zh', 'reason_en'], ...rows];
}
