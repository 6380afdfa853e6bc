import type { FieldRules, MappingField } from '@etl-studio/contracts';
import { compareDecimals, plainDecimal } from '../numbers/compare-decimals';
import { LONGEST_TEXT } from './convert';
import { fieldCheck } from './rules';

/** A rule that, with the others of its field, leaves no value that could pass. */
export interface Contradiction {
  rule: keyof FieldRules;
  message: string;
}

const CURRENCY_LETTERS = 3;

/** Why no value of the field can pass its rules, each of which is well-formed. */
export function contradictions(field: MappingField, rules: FieldRules): Contradiction[] {
  const found = [...limits(field, rules), ...lengths(field, rules), ...days(rules)];
  return found.length > 0 ? found : allowedValues(field, rules);
}

function limits(field: MappingField, { min, max }: FieldRules): Contradiction[] {
  const least = min === undefined ? null : plainDecimal(min);
  const most = max === undefined ? null : plainDecimal(max);
  if (most === null) return [];
  if (least === null) {
    if (!most.startsWith('-')) return [];
    const message = `Values below zero are refused unless min is below zero too, so no value is at most ${most}. Give the field a min as well, or raise max.`;
    return [{ rule: 'max', message }];
  }
  if (compareDecimals(least, most) > 0) {
    const message = `No value can be at least ${least} and at most ${most}. Lower min or raise max.`;
    return [{ rule: 'min', message }];
  }
  if (field === 'clicks' && !holdsInteger(least, most)) {
    const message = `Clicks are whole, and no whole number is at least ${least} and at most ${most}. Lower min or raise max.`;
    return [{ rule: 'min', message }];
  }
  return [];
}

function holdsInteger(least: string, most: string): boolean {
  if (!least.includes('.') || !most.includes('.')) return true;
  // Between two fractions lies an integer exactly where their whole parts differ, or they stand on two sides of zero.
  return least.split('.')[0] !== most.split('.')[0];
}

function lengths(field: MappingField, { minLength = 0, maxLength }: FieldRules): Contradiction[] {
  if (maxLength !== undefined && minLength > maxLength) {
    const message = `No text can have at least ${minLength} and at most ${maxLength} characters. Lower minLength or raise maxLength.`;
    return [{ rule: 'minLength', message }];
  }
  if (maxLength === 0) {
    const message = 'An empty cell has no value, so no value has at most 0 characters. Raise maxLength.';
    return [{ rule: 'maxLength', message }];
  }
  if (minLength > LONGEST_TEXT) {
    const message = `No text of more than ${LONGEST_TEXT} characters is imported. Lower minLength.`;
    return [{ rule: 'minLength', message }];
  }
  if (field !== 'currency') return [];
  const message = `A currency is a code of ${CURRENCY_LETTERS} letters.`;
  if (minLength > CURRENCY_LETTERS) return [{ rule: 'minLength', message: `${message} Lower minLength.` }];
  if (maxLength !== undefined && maxLength < CURRENCY_LETTERS)
    return [{ rule: 'maxLength', message: `${message} Raise maxLength.` }];
  return [];
}

function days({ minDate, maxDate }: FieldRules): Contradiction[] {
  if (minDate === undefined || maxDate === undefined || minDate <= maxDate) return [];
  const message = `No day is from ${minDate} on and up to ${maxDate}. Move one of the two.`;
  return [{ rule: 'minDate', message }];
}

function allowedValues(field: MappingField, { allowed, ...others }: FieldRules): Contradiction[] {
  const check = fieldCheck<string>(field, others);
  if (!allowed || !check) return [];
  const faults = allowed.map((value) => check(value.trim()));
  const [first] = faults;
  if (!first || faults.includes(null)) return [];
  const message = `None of the ${allowed.length} allowed values passes the other rules of the field. Of the first: ${first.message}`;
  return [{ rule: 'allowed', message }];
}
