import type { DecimalSeparator } from '@etl-studio/contracts';
import { shown } from '../cells';
import type { DateFormat } from '../dates/date-format';
import { Amount } from '../numbers/amount';
import {
  MAX_FRACTION_DIGITS,
  MAX_WHOLE_DIGITS,
  readDecimal,
  type DecimalFault,
} from '../numbers/read-decimal';
import type { Converted, Convert } from './field-reader';

/** Units; no text rule can allow more. */
export const LONGEST_TEXT = 10_000;

export function dateConverter(format: DateFormat | null): Convert<string> {
  return (value) => {
    const iso = format?.read(value);
    if (iso !== null && iso !== undefined) return { value: iso };
    const expected = format
      ? `a day that exists, written as ${format.name}`
      : 'a date, but no format is known that reads this column';
    return {
      code: 'invalid_date',
      message: `Read ${shown(value)}, expected ${expected}. Correct the cell, or choose another date format in the mapping.`,
    };
  };
}

/** For a column that two formats read alike well: a value that is a different day in each is refused. */
export function openDateConverter(likelier: DateFormat, other: DateFormat): Convert<string> {
  const convert = dateConverter(likelier);
  return (value) => {
    const converted = convert(value);
    const otherwise = other.read(value);
    if (!('value' in converted) || otherwise === null || otherwise === converted.value) return converted;
    return {
      code: 'ambiguous_date',
      message: `Read ${shown(value)}, expected a date that can be read in one way only: it is ${converted.value} as ${likelier.name} and ${otherwise} as ${other.name}, and no date of the column tells which is meant. Choose the date format in the mapping.`,
    };
  };
}

/** Amounts below zero only where `credits` allows it. */
export function decimalConverter(decimal: DecimalSeparator, credits: boolean): Convert<Amount> {
  return (value) => {
    const read = readDecimal(value, decimal);
    if ('fault' in read) return decimalFault(read.fault, value, decimal);
    const amount = Amount.of(read.value);
    return !credits && amount.isNegative ? negative(value, amount) : { value: amount };
  };
}

/** Counts as integers; `12.0` is 12. */
export function integerConverter(decimal: DecimalSeparator, credits: boolean): Convert<number> {
  return (value) => {
    const read = readDecimal(value, decimal);
    if ('fault' in read) {
      return read.fault === 'out_of_range'
        ? tooLarge(value)
        : {
            code: 'invalid_integer',
            message: `Read ${shown(value)}, expected a whole number such as 1234. Correct the cell.`,
          };
    }
    if (read.value.includes('.')) {
      return {
        code: 'invalid_integer',
        message: `Read ${shown(value)}, expected a whole number, as there are no parts of a click. Check the decimal separator of the mapping (it is “${decimal}”) or correct the cell.`,
      };
    }
    const count = Number(read.value);
    if (!credits && count < 0) return negative(value, count);
    return Number.isSafeInteger(count) ? { value: count } : tooLarge(value);
  };
}

export function textConverter(): Convert<string> {
  return (value) =>
    value.length <= LONGEST_TEXT
      ? { value }
      : {
          code: 'too_long',
          message: `Read a text of ${value.length} characters, expected at most ${LONGEST_TEXT}. Shorten it.`,
        };
}

const CURRENCY = /^[A-Z]{3}$/;

export function currencyConverter(): Convert<string> {
  return (value) =>
    CURRENCY.test(value.toUpperCase())
      ? { value: value.toUpperCase() }
      : {
          code: 'not_allowed',
          message: `Read ${shown(value)}, expected a currency code of three letters such as EUR. Correct the cell or map another column.`,
        };
}

function decimalFault(fault: DecimalFault, value: string, decimal: DecimalSeparator): Converted<never> {
  if (fault === 'out_of_range') return tooLarge(value);
  if (fault === 'precision_loss') {
    return {
      code: 'precision_loss',
      message: `Read ${shown(value)}, expected at most ${MAX_FRACTION_DIGITS} digits after the decimal separator. Round it in the file.`,
    };
  }
  const example = decimal === '.' ? '1,234.56' : '1.234,56';
  return {
    code: 'invalid_number',
    message: `Read ${shown(value)}, expected a number with “${decimal}” before the decimals, such as ${example}. Correct the cell, or choose the other decimal separator in the mapping.`,
  };
}

function tooLarge(value: string): Converted<never> {
  return {
    code: 'out_of_range',
    message: `Read ${shown(value)}, expected a number of at most ${MAX_WHOLE_DIGITS} digits. Correct the cell.`,
  };
}

function negative<T>(value: string, refused: T): Converted<T> {
  return {
    refused,
    code: 'negative_value',
    message: `Read ${shown(value)}, expected zero or more. Correct the cell, or give the field a rule with a negative min if credits are meant.`,
  };
}
