import {
  MAPPING_FIELDS,
  REQUIRED_FIELDS,
  type FieldMapping,
  type FieldProblem,
  type Mapping,
  type MappingField,
  type Rules,
} from '@etl-studio/contracts';
import { dateFormat } from '../dates/date-format';
import { isBlank, isMissing, shown } from '../cells';
import { checkRules } from './check-rules';
import { CANONICAL } from './canonical';
import { fieldCheck } from './rules';

type Report = (path: string, message: string) => void;

const KEYS: (keyof FieldMapping)[] = ['source', 'constant', 'format', 'decimal', 'default'];
const SEPARATORS: readonly string[] = ['.', ','];
const NUMBER_FIELDS: readonly string[] = ['spend', 'clicks', 'conversions'];

/**
 * Everything wrong with a mapping and its rules that can be told without reading rows; empty where they are fine.
 * With `columnNames` null, sources are not checked against a file.
 */
export function checkMapping(mapping: Mapping, rules: Rules, columnNames: string[] | null): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const known = columnNames && new Set(columnNames.map((name) => name.trim()));
  for (const [field, value] of Object.entries<unknown>(mapping)) {
    if (!isField(field))
      report(
        `mapping.${field}`,
        `There is no field ${shown(field)}. The fields are ${MAPPING_FIELDS.join(', ')}.`,
      );
    else if (value !== undefined) checkField(field, value, known, report);
  }
  for (const field of REQUIRED_FIELDS) {
    if (mapping[field] === undefined)
      report(`mapping.${field}`, `The field ${field} is required. Map a column to it or give it a constant.`);
  }
  for (const [field, value] of Object.entries<unknown>(rules)) {
    if (!isField(field))
      report(
        `rules.${field}`,
        `There is no field ${shown(field)}. The fields are ${MAPPING_FIELDS.join(', ')}.`,
      );
    else if (value !== undefined) checkRules(field, value, report);
  }
  return problems.length > 0 ? problems : refusedConstants(mapping, rules);
}

/** A constant that the field's own rules refuse would refuse every row. */
function refusedConstants(mapping: Mapping, rules: Rules): FieldProblem[] {
  return MAPPING_FIELDS.flatMap((field) => {
    const constant = mapping[field]?.constant;
    const converted = constant === undefined ? null : CANONICAL[field](constant.trim());
    if (!converted || !('value' in converted)) return [];
    const fault = fieldCheck(field, rules[field])?.(converted.value);
    if (!fault) return [];
    const message = `The mapping gives every row the same ${field}, which the rules of the field refuse. ${fault.message}`;
    return [{ path: `rules.${field}`, message }];
  });
}

function isField(name: string): name is MappingField {
  return (MAPPING_FIELDS as readonly string[]).includes(name);
}

function checkField(field: MappingField, mapped: unknown, known: Set<string> | null, report: Report): void {
  const path = `mapping.${field}`;
  if (!isSettings(mapped))
    return report(path, 'Expected an object with a source (column name) or a constant.');
  for (const key of Object.keys(mapped)) {
    if (!(KEYS as string[]).includes(key))
      report(`${path}.${key}`, `There is no setting ${shown(key)}. The settings are ${KEYS.join(', ')}.`);
  }
  const wrong = KEYS.find((key) => mapped[key] !== undefined && typeof mapped[key] !== 'string');
  if (wrong) return report(`${path}.${wrong}`, 'Expected a text.');
  checkOrigin(field, mapped, known, report);
  checkReading(field, mapped, report);
}

function isSettings(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkOrigin(
  field: MappingField,
  { source, constant, default: fallback }: FieldMapping,
  known: Set<string> | null,
  report: Report,
): void {
  const path = `mapping.${field}`;
  if ((source === undefined) === (constant === undefined)) {
    return report(
      path,
      `Expected either a source (column name) or a constant, got ${source === undefined ? 'neither' : 'both'}.`,
    );
  }
  if (source !== undefined && isBlank(source))
    report(`${path}.source`, 'Expected a column name, got an empty one.');
  else if (source !== undefined && known && !known.has(source.trim())) {
    report(
      `${path}.source`,
      `The file has no column ${shown(source)}. Its columns are ${[...known].slice(0, 12).map(shown).join(', ')}${known.size > 12 ? ' and more' : ''}.`,
    );
  }
  if (constant !== undefined) checkValue(field, constant, `${path}.constant`, report);
  if (fallback !== undefined) checkValue(field, fallback, `${path}.default`, report);
}

function checkReading(field: MappingField, { format, decimal }: FieldMapping, report: Report): void {
  const path = `mapping.${field}`;
  if (format !== undefined && field !== 'date') report(`${path}.format`, 'Only the date has a format.');
  else if (format !== undefined && !dateFormat(format)) {
    report(
      `${path}.format`,
      `${shown(format)} is no date format. Examples: YYYY-MM-DD, MM/DD/YYYY, DD.MM.YYYY, YYYYMMDD, “MMM D, YYYY”, EXCEL.`,
    );
  }
  if (decimal !== undefined && !NUMBER_FIELDS.includes(field))
    report(`${path}.decimal`, `Only ${NUMBER_FIELDS.join(', ')} have a decimal separator.`);
  else if (decimal !== undefined && !SEPARATORS.includes(decimal))
    report(`${path}.decimal`, `Expected “.” or “,”, got ${shown(decimal)}.`);
}

/** Constants and defaults are written in the field's canonical form. */
function checkValue(field: MappingField, value: string, path: string, report: Report): void {
  const text = value.trim();
  if (isMissing(text))
    return report(path, `Expected a value, got ${value === '' ? 'an empty one' : shown(value)}.`);
  const converted = CANONICAL[field](text);
  if (!('value' in converted)) report(path, converted.message);
}
