import type { CellError, FieldProblem, Mapping, MappingField, Rules } from '@etl-studio/contracts';
import { REQUIRED_FIELDS } from '@etl-studio/contracts';
import { dateFormat } from '../dates/date-format';
import { plainDecimal } from '../numbers/compare-decimals';
import type { ColumnProfile, FileProfile, MappedValues, RawRow, RowOutcome } from '../types';
import { CANONICAL } from './canonical';
import { checkMapping } from './check-mapping';
import { columnOf, dateFormatOf, decimalOf, otherDateFormatOf } from './column-reading';
import {
  currencyConverter,
  dateConverter,
  decimalConverter,
  integerConverter,
  openDateConverter,
  quickDecimal,
  quickInteger,
  textConverter,
} from './convert';
import { FieldReader, type Convert, type FieldPlan } from './field-reader';
import { fieldCheck } from './rules';

/** Turns rows into records or errors. */
export interface RowMapper {
  map(row: RawRow): RowOutcome;
}

/** A mapping or its rules do not fit the file or contradict themselves. */
export class MappingError extends Error {
  constructor(readonly problems: FieldProblem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join(' '));
  }
}

/**
 * Throws `MappingError`. A missing format or decimal separator is the first that the profile has for the column; where
 * it has a second date format, dates that the two read as different days are `ambiguous_date`.
 */
export function compileMapping(profile: FileProfile, mapping: Mapping, rules: Rules): RowMapper {
  const names = profile.columns.map(({ name }) => name);
  const problems = checkMapping(mapping, rules, [...names, ...(profile.rawHeader ?? [])]);
  if (problems.length > 0) throw new MappingError(problems);
  return mapperOf(profile, mapping, rules);
}

/** As `compileMapping`, for a mapping that may lack required fields: what is not mapped is null. */
export function mapperOf(profile: FileProfile, mapping: Mapping, rules: Rules): RowMapper {
  const credits = (field: MappingField) => plainDecimal(rules[field]?.min ?? '')?.startsWith('-') ?? false;
  const amount = (field: 'spend' | 'conversions') => (column: ColumnProfile | null) => {
    const decimal = decimalOf(profile, mapping, field, column);
    return { convert: decimalConverter(decimal, credits(field)), quick: quickDecimal(decimal) };
  };
  const count = (column: ColumnProfile | null) => ({
    convert: integerConverter(decimalOf(profile, mapping, 'clicks', column), credits('clicks')),
    quick: quickInteger,
  });
  const text = () => ({ convert: textConverter(), quick: null });
  const source: MappedFile = { profile, mapping, rules };

  const date = fieldReader(source, 'date', CANONICAL.date, (column) => {
    const format = dateFormat(dateFormatOf(mapping, column) ?? '');
    const other = dateFormat(otherDateFormatOf(mapping, column) ?? '');
    return {
      convert: format && other ? openDateConverter(format, other) : dateConverter(format),
      quick: null,
    };
  });
  const campaign = fieldReader(source, 'campaign', CANONICAL.campaign, text);
  const channel = fieldReader(source, 'channel', CANONICAL.channel, text);
  const spend = fieldReader(source, 'spend', CANONICAL.spend, amount('spend'));
  const clicks = fieldReader(source, 'clicks', CANONICAL.clicks, count);
  const conversions = fieldReader(source, 'conversions', CANONICAL.conversions, amount('conversions'));
  const currency = fieldReader(source, 'currency', CANONICAL.currency, () => ({
    convert: currencyConverter(),
    quick: null,
  }));

  // Most rows have no errors: the list of one that had none serves the next.
  let errors: CellError[] = [];
  return {
    map(row) {
      const values = {
        date: date.read(row, errors),
        campaign: campaign.read(row, errors),
        channel: channel.read(row, errors),
        spend: spend.read(row, errors),
        clicks: clicks.read(row, errors),
        conversions: conversions.read(row, errors),
        currency: currency.read(row, errors),
      };
      if (row.faults.length > 0) errors.unshift(...row.faults);
      if (errors.length === 0 && isComplete(values)) return { values, errors: NO_ERRORS };
      const found = errors;
      errors = [];
      return { values: known(values), errors: found };
    },
  };
}

const NO_ERRORS: [] = [];

type Read<T> = { [K in keyof T]: T[K] | null };

function isComplete(values: Read<MappedValues>): values is MappedValues {
  return values.date !== null && values.campaign !== null && values.channel !== null && values.spend !== null;
}

function known(values: Read<MappedValues>): Partial<MappedValues> {
  const { date, campaign, channel, spend, clicks, conversions, currency } = values;
  return {
    ...(date !== null && { date }),
    ...(campaign !== null && { campaign }),
    ...(channel !== null && { channel }),
    ...(spend !== null && { spend }),
    ...(clicks !== null && { clicks }),
    ...(conversions !== null && { conversions }),
    ...(currency !== null && { currency }),
  };
}

interface MappedFile {
  profile: FileProfile;
  mapping: Mapping;
  rules: Rules;
}

function fieldReader<T extends string | number>(
  { profile, mapping, rules }: MappedFile,
  field: MappingField,
  canonical: Convert<T>,
  reading: (column: ColumnProfile | null) => Pick<FieldPlan<T>, 'convert' | 'quick'>,
): FieldReader<T> {
  const mapped = mapping[field];
  const column = mapped?.source === undefined ? null : columnOf(profile, mapped.source);
  const plan: FieldPlan<T> = {
    field,
    required: (REQUIRED_FIELDS as readonly string[]).includes(field),
    index: column?.index ?? -1,
    column: column?.name ?? null,
    constant: valueOf(canonical, mapped?.constant),
    fallback: valueOf(canonical, mapped?.default),
    ...reading(column),
    check: fieldCheck<T>(field, rules[field]),
  };
  return new FieldReader(plan);
}

function valueOf<T>(canonical: Convert<T>, text: string | undefined): T | null {
  const converted = text === undefined ? null : canonical(text.trim());
  return converted && 'value' in converted ? converted.value : null;
}
