import type { CellError, FieldProblem, Mapping, MappingField, Rules } from '@etl-studio/contracts';
import { REQUIRED_FIELDS } from '@etl-studio/contracts';
import { dateFormat } from '../dates/date-format';
import type { Amount } from '../numbers/amount';
import { plainDecimal } from '../numbers/compare-decimals';
import type { ColumnProfile, FileProfile, RawRow, RowOutcome } from '../types';
import { CANONICAL } from './canonical';
import { checkMapping } from './check-mapping';
import { columnOf, dateFormatOf, decimalOf, otherDateFormatOf } from './column-reading';
import {
  currencyConverter,
  dateConverter,
  decimalConverter,
  integerConverter,
  openDateConverter,
  textConverter,
} from './convert';
import type { Convert, FieldPlan } from './field-reader';
import { MappedRow } from './mapped-row';
import { AmountField, CountField } from './number-fields';
import { RememberedField } from './remembered-field';
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
  const source: MappedFile = { profile, mapping, rules };
  const fields = {
    date: new RememberedField(planOf(source, 'date', CANONICAL.date, datesOf(source))),
    campaign: new RememberedField(planOf(source, 'campaign', CANONICAL.campaign, textConverter)),
    channel: new RememberedField(planOf(source, 'channel', CANONICAL.channel, textConverter)),
    spend: amountField(source, 'spend'),
    clicks: new CountField(planOf(source, 'clicks', CANONICAL.clicks, countsOf(source))),
    conversions: amountField(source, 'conversions'),
    currency: new RememberedField(planOf(source, 'currency', CANONICAL.currency, currencyConverter)),
  };
  // Most rows have no errors: the list of one that had none serves the next.
  let errors: CellError[] = [];
  return {
    map(row) {
      const date = fields.date.read(row, errors);
      const campaign = fields.campaign.read(row, errors);
      const channel = fields.channel.read(row, errors);
      const spend = fields.spend.read(row, errors);
      const clicks = fields.clicks.read(row, errors);
      const conversions = fields.conversions.read(row, errors);
      const currency = fields.currency.read(row, errors);
      if (row.faults.length > 0) errors.unshift(...row.faults);
      const found = errors;
      if (found.length > 0) errors = [];
      return new MappedRow(
        found.length === 0 ? NO_ERRORS : found,
        date,
        campaign,
        channel,
        spend,
        clicks,
        conversions,
        currency,
      );
    },
  };
}

const NO_ERRORS: CellError[] = [];

interface MappedFile {
  profile: FileProfile;
  mapping: Mapping;
  rules: Rules;
}

function amountField(source: MappedFile, field: 'spend' | 'conversions'): AmountField {
  const column = columnFor(source, field);
  const decimal = decimalOf(source.profile, source.mapping, field, column);
  const convert = () => decimalConverter(decimal, allowsCredits(source, field));
  return new AmountField(planOf(source, field, CANONICAL[field], convert), decimal);
}

const countsOf =
  (source: MappedFile) =>
  (column: ColumnProfile | null): Convert<number> =>
    integerConverter(
      decimalOf(source.profile, source.mapping, 'clicks', column),
      allowsCredits(source, 'clicks'),
    );

const datesOf =
  ({ mapping }: MappedFile) =>
  (column: ColumnProfile | null): Convert<string> => {
    const format = dateFormat(dateFormatOf(mapping, column) ?? '');
    const other = dateFormat(otherDateFormatOf(mapping, column) ?? '');
    return format && other ? openDateConverter(format, other) : dateConverter(format);
  };

function allowsCredits({ rules }: MappedFile, field: MappingField): boolean {
  return plainDecimal(rules[field]?.min ?? '')?.startsWith('-') ?? false;
}

function columnFor({ profile, mapping }: MappedFile, field: MappingField): ColumnProfile | null {
  const source = mapping[field]?.source;
  return source === undefined ? null : columnOf(profile, source);
}

function planOf<T extends string | number | Amount>(
  source: MappedFile,
  field: MappingField,
  canonical: Convert<T>,
  converter: (column: ColumnProfile | null) => Convert<T>,
): FieldPlan<T> {
  const mapped = source.mapping[field];
  const column = columnFor(source, field);
  return {
    field,
    required: (REQUIRED_FIELDS as readonly string[]).includes(field),
    index: column?.index ?? -1,
    column: column?.name ?? null,
    constant: valueOf(canonical, mapped?.constant),
    fallback: valueOf(canonical, mapped?.default),
    convert: converter(column),
    check: fieldCheck<T>(field, source.rules[field]),
  };
}

function valueOf<T>(canonical: Convert<T>, text: string | undefined): T | null {
  const converted = text === undefined ? null : canonical(text.trim());
  return converted && 'value' in converted ? converted.value : null;
}
