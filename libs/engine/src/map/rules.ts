import type { FieldRules, MappingField } from '@etl-studio/contracts';
import { RE2JS } from 're2js';
import { shown, trimmed } from '../cells';
import { comparedTo, plainDecimal } from '../numbers/compare-decimals';
import type { Amount } from '../numbers/amount';
import type { Check } from './field-reader';

/** Longer texts are not matched against a pattern: what keeps a row's cost bounded. */
const LONGEST_MATCHED = 10_000;

type Test = (value: string) => ReturnType<Check<string>>;

/** The rules of a field as one check of its canonical value; null where there are none. */
export function fieldCheck<T extends string | number | Amount>(
  field: MappingField,
  rules: FieldRules | undefined,
): Check<T> | null {
  const tests = rules ? testsOf(field, rules) : [];
  if (tests.length === 0) return null;
  return (value) => {
    const text = String(value);
    for (const test of tests) {
      const fault = test(text);
      if (fault) return fault;
    }
    return null;
  };
}

function testsOf(field: MappingField, rules: FieldRules): Test[] {
  return [
    ...limitTests(rules),
    ...lengthTests(rules),
    ...dateTests(rules),
    ...allowedTests(field, rules),
    ...patternTests(field, rules),
  ];
}

function limitTests({ min, max }: FieldRules): Test[] {
  const least = min === undefined ? null : plainDecimal(min);
  const most = max === undefined ? null : plainDecimal(max);
  const tests: Test[] = [];
  if (least !== null) {
    const compare = comparedTo(least);
    tests.push((value) => (compare(value) >= 0 ? null : outOfRange(value, `at least ${least}`)));
  }
  if (most !== null) {
    const compare = comparedTo(most);
    tests.push((value) => (compare(value) <= 0 ? null : outOfRange(value, `at most ${most}`)));
  }
  return tests;
}

function lengthTests({ minLength, maxLength }: FieldRules): Test[] {
  const tests: Test[] = [];
  if (maxLength !== undefined) {
    tests.push((value) =>
      // A text has at most as many characters as units, so most need no count.
      value.length <= maxLength || charactersOf(value) <= maxLength
        ? null
        : {
            code: 'too_long',
            message: `Read ${characters(charactersOf(value))}, expected at most ${maxLength}. Shorten the cell or relax the rule.`,
          },
    );
  }
  if (minLength !== undefined) {
    tests.push((value) =>
      value.length >= minLength && charactersOf(value) >= minLength
        ? null
        : {
            code: 'out_of_range',
            message: `Read ${shown(value)}, expected at least ${characters(minLength)}. Complete the cell or relax the rule.`,
          },
    );
  }
  return tests;
}

/** Characters of a text; one outside the first Unicode plane, such as an emoji, is two UTF-16 units. */
function charactersOf(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit < 0xe000) count--;
  }
  return count;
}

function characters(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}

function dateTests({ minDate, maxDate }: FieldRules): Test[] {
  const tests: Test[] = [];
  if (minDate !== undefined)
    tests.push((value) => (value >= minDate ? null : outOfRange(value, `a day from ${minDate} on`)));
  if (maxDate !== undefined)
    tests.push((value) => (value <= maxDate ? null : outOfRange(value, `a day up to ${maxDate}`)));
  return tests;
}

function allowedTests(field: MappingField, { allowed }: FieldRules): Test[] {
  if (!allowed) return [];
  const values = new Set(allowed.map((value) => spelled(field, value)));
  const listed = allowed.slice(0, 5).join(', ') + (allowed.length > 5 ? ', …' : '');
  return [
    (value) =>
      values.has(value)
        ? null
        : {
            code: 'not_allowed',
            message: `Read ${shown(value)}, expected one of the ${values.size} allowed values (${listed}). Correct the cell or allow the value.`,
          },
  ];
}

/** As a cell with this value is converted: currency codes are upper case. */
function spelled(field: MappingField, value: string): string {
  return field === 'currency' ? trimmed(value).toUpperCase() : trimmed(value);
}

function patternTests(field: MappingField, { pattern }: FieldRules): Test[] {
  if (pattern === undefined) return [];
  if (patternFault(pattern) !== null) return [];
  const compiled = RE2JS.compile(pattern);
  return [
    (value) =>
      value.length <= LONGEST_MATCHED && compiled.matches(value)
        ? null
        : {
            code: 'pattern_mismatch',
            message: `Read ${shown(value)}, expected a ${field} that matches the pattern ${pattern} as a whole. Correct the cell or relax the rule.`,
          },
  ];
}

/** Why a linear-time engine cannot run the pattern, in its words; null where it can. */
export function patternFault(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace('error parsing regexp: ', '') : 'it cannot be read';
  }
}

function outOfRange(value: string, expected: string): ReturnType<Test> {
  return {
    code: 'out_of_range',
    message: `Read ${shown(value)}, expected ${expected}. Correct the cell or relax the rule.`,
  };
}
