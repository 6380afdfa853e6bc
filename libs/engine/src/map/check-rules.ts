import type { FieldRules, MappingField } from '@etl-studio/contracts';
import { isMissing, shown, trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import { plainDecimal } from '../numbers/compare-decimals';
import { CANONICAL } from './canonical';
import { contradictions } from './rule-contradictions';
import { patternFault } from './rules';

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

/** Reports unknown, ill-formed and misplaced rules of a field; where there are none, rules that nothing can pass. */
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
  if (faults > 0) return;
  for (const { rule, message } of contradictions(field, rules)) report(`${path}.${rule}`, message);
}

function checkRule(field: MappingField, rule: keyof FieldRules, value: unknown, report: Report): void {
  const path = `rules.${field}.${rule}`;
  const fields = FIELDS_OF[rule];
  if (!fields.includes(field))
    return report(path, `The rule ${rule} does not apply to ${field}, only to ${fields.join(', ')}.`);
  const expected = expectation(rule, value);
  if (expected) {
    const got = shown(typeof value === 'string' ? value : JSON.stringify(value));
    return report(path, `Expected ${expected}, got ${got}.`);
  }
  if (rule === 'pattern') checkPattern(path, String(value), report);
  if (rule === 'allowed') checkAllowed(field, path, value as string[], report);
}

/** What the rule's value should have been; null where it is right. */
function expectation(rule: keyof FieldRules, value: unknown): string | null {
  switch (rule) {
    case 'min':
    case 'max':
      return (typeof value === 'number' || typeof value === 'string') && plainDecimal(value) !== null
        ? null
        : 'a number or a decimal such as "12.50", with at most 15 digits before the point and 12 after it';
    case 'minLength':
    case 'maxLength':
      return Number.isSafeInteger(value) && Number(value) >= 0 ? null : 'a whole number of characters';
    case 'allowed':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.length <= MOST_ALLOWED &&
        value.every((item) => typeof item === 'string')
        ? null
        : `a list of 1 to ${MOST_ALLOWED} texts`;
    case 'pattern':
      return typeof value === 'string' && value.length <= LONGEST_PATTERN
        ? null
        : `a regular expression of at most ${LONGEST_PATTERN} characters`;
    case 'minDate':
    case 'maxDate':
      return typeof value === 'string' && dateFormat('YYYY-MM-DD')?.read(value) === value
        ? null
        : 'a day that exists, written as YYYY-MM-DD';
  }
}

function checkPattern(path: string, pattern: string, report: Report): void {
  const fault = patternFault(pattern);
  if (fault === null) return;
  report(
    path,
    `${shown(pattern)} cannot be used as a pattern: ${fault}. Patterns are regular expressions without look-around and back-references, and repeat at most 1000 times.`,
  );
}

/** A value that no cell can convert to is a slip of whoever listed it. */
function checkAllowed(field: MappingField, path: string, allowed: string[], report: Report): void {
  const empty = allowed.find((value) => isMissing(trimmed(value)));
  if (empty !== undefined) {
    const what = trimmed(empty) === '' ? 'An empty text' : shown(empty);
    return report(path, `${what} stands for no value, so no cell can have it. Take it off the list.`);
  }
  for (const value of allowed) {
    const converted = CANONICAL[field](trimmed(value));
    if (!('value' in converted)) return report(path, converted.message);
  }
}
