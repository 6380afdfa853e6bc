import {
  type FieldMapping,
  type FieldRules,
  type Mapping,
  MAPPING_FIELDS,
  type MappingField,
  type Rules,
} from '@etl-studio/contracts';
import { plainDecimal } from '../numbers/compare-decimals';

/** Mapping and rules, of a version or about to become one. */
export interface SchemaContent {
  mapping: Mapping;
  rules: Rules;
}

type Setting = keyof FieldMapping | keyof FieldRules;
type Value = string | number | string[];

/** One line in which two schemas differ; values as they are written there. */
export interface SchemaChange {
  part: 'mapping' | 'rules';
  field: MappingField;
  setting: Setting;
  kind: 'added' | 'removed' | 'changed';
  /** Null where added. */
  before: Value | null;
  /** Null where removed. */
  after: Value | null;
}

const SETTINGS: (keyof FieldMapping)[] = ['source', 'constant', 'format', 'decimal', 'default'];
const RULES: (keyof FieldRules)[] = [
  'min',
  'max',
  'minLength',
  'maxLength',
  'allowed',
  'pattern',
  'minDate',
  'maxDate',
];

/**
 * What is different in `after`, by field and in the order of the fields; empty where both mean the same: `5` and
 * `"5.00"`, a column name with blanks around it, allowed values in another order.
 */
export function schemaChanges(before: SchemaContent, after: SchemaContent): SchemaChange[] {
  return MAPPING_FIELDS.flatMap((field) => [
    ...changesOf('mapping', field, SETTINGS, before.mapping[field], after.mapping[field]),
    ...changesOf('rules', field, RULES, before.rules[field], after.rules[field]),
  ]);
}

function changesOf<S extends Setting>(
  part: SchemaChange['part'],
  field: MappingField,
  settings: S[],
  before: Partial<Record<S, Value>> = {},
  after: Partial<Record<S, Value>> = {},
): SchemaChange[] {
  return settings.flatMap((setting): SchemaChange[] => {
    const old = before[setting] ?? null;
    const now = after[setting] ?? null;
    if (meaningOf(setting, old) === meaningOf(setting, now)) return [];
    const kind = old === null ? 'added' : now === null ? 'removed' : 'changed';
    return [{ part, field, setting, kind, before: old, after: now }];
  });
}

function meaningOf(setting: Setting, value: Value | null): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return JSON.stringify([...new Set(value.map((item) => item.trim()))].sort());
  if (setting === 'min' || setting === 'max') return plainDecimal(value) ?? String(value);
  return setting === 'pattern' ? String(value) : String(value).trim();
}
