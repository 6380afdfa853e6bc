import type { FieldRules, MappingField } from '@etl-studio/contracts';
import { shown } from '../cells';
import { dateFormat } from '../dates/date-format';
import { compareDecimals, plainDecimal } from '../numbers/compare-decimals';
import { compiledPattern } from './rules';

type Report = (path: string, message: string) => void;

const LONGEST_PATTERN = 1000;
const MOST_ALLOWED = 10_000;

const FIELDS_OF: Record<keyof FieldRules, readonly MappingField[]> = {
  min: ['spend', 'clicks', 'conversions'],
  max: ['spend', 'clicks', 'conversions'],
  minLength: ['campaign', 'channel', 'currency'],
  maxLength: ['campaign', 'channel', 'currency'],
  allowed: ['campaign', 'channel', 'currency'],
  pattern: ['campaign', 'channel', 'currency'],
  minDate: ['date'],
  maxDate: ['date'],
};

/** Reports unknown, ill-formed, misplaced and contradictory rules of a field. */
export function checkRules(field: MappingField, rules: unknown, report: Report): void {
  const path = `rules.${field}`;
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules))
    return report(path, 'Expected an object of rules.');
  let faults = 0;
  const counted: Report = (at, message) => {
    faults++;
    report(at, message);
  };
  for (const [rule, value] of Object.entries<unknown>({ ...rules })) {
    if (!Object.hasOwn(FIELDS_OF, rule))
      counted(
        `${path}.${rule}`,
        `There is no rule ${shown(rule)}. The rules are ${Object.keys(FIELDS_OF).join(', ')}.`,
      );
    else if (value !== undefined) checkRule(field, rule as keyof FieldRules, value, counted);
  }
  if (faults === 0) checkRange(path, rules, report);
}

function checkRule(field: MappingField, rule: keyof FieldRules, value: unknown, report: Report): void {
  const path = `rules.${field}.${rule}`;
  const fields = FIELDS_OF[rule];
  if (!fields.includes(field))
    return report(path, `The rule ${rule} does not apply to ${field}, only to ${fields.join(', ')}.`);
  const expected = expectation(rule, value);
  if (expected)
    report(
      path,
      `Expected ${expected}, got ${shown(typeof value === 'string' ? value : JSON.stringify(value))}.`,
    );
}

/** What the rule's value should have been; null where it is right. */
function expectation(rule: keyof FieldRules, value: unknown): string | null {
  switch (rule) {
    case 'min':
    case 'max':
      return (typeof value === 'number' || typeof value === 'string') && plainDecimal(value) !== null
        ? null
        : 'a number or a decimal such as "12.50"';
    case 'minLength':
    case 'maxLength':
      return Number.isInteger(value) && Number(value) >= 0 ? null : 'a whole number of characters';
    case 'allowed':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.length <= MOST_ALLOWED &&
        value.every((item) => typeof item === 'string')
        ? null
        : `a list of 1 to ${MOST_ALLOWED} texts`;
    case 'pattern':
      return typeof value === 'string' && value.length <= LONGEST_PATTERN && compiledPattern(value)
        ? null
        : `a regular expression of at most ${LONGEST_PATTERN} characters without look-around and back-references`;
    case 'minDate':
    case 'maxDate':
      return typeof value === 'string' && dateFormat('YYYY-MM-DD')?.read(value) === value
        ? null
        : 'a day written as YYYY-MM-DD';
  }
}

function checkRange(
  path: string,
  { min, max, minLength, maxLength, minDate, maxDate }: FieldRules,
  report: Report,
): void {
  const least = min === undefined ? null : plainDecimal(min);
  const most = max === undefined ? null : plainDecimal(max);
  if (least !== null && most !== null && compareDecimals(least, most) > 0)
    report(`${path}.min`, `No value can be at least ${least} and at most ${most}. Lower min or raise max.`);
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    report(
      `${path}.minLength`,
      `No text can have at least ${minLength} and at most ${maxLength} characters. Lower minLength or raise maxLength.`,
    );
  }
  if (minDate !== undefined && maxDate !== undefined && minDate > maxDate)
    report(`${path}.minDate`, `No day is from ${minDate} on and up to ${maxDate}. Move one of the two.`);
}
