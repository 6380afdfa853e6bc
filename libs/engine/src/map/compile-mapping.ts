import type { CellError, FieldProblem, Mapping, MappingField, Rules } from '@etl-studio/contracts';
import { REQUIRED_FIELDS } from '@etl-studio/contracts';
import { dateFormat } from '../dates/date-format';
import { plainDecimal } from '../numbers/compare-decimals';
import type { ColumnProfile, FileProfile, RawRow, RowOutcome } from '../types';
import { CANONICAL } from './canonical';
import { checkMapping } from './check-mapping';
import { currencyConverter, dateConverter, decimalConverter, integerConverter, textConverter } from './convert';
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

/** Throws `MappingError`. A missing format or decimal separator is the first that the profile has for the column. */
export function compileMapping(profile: FileProfile, mapping: Mapping, rules: Rules): RowMapper {
  const names = profile.columns.map(({ name }) => name);
  const problems = checkMapping(mapping, rules, [...names, ...(profile.rawHeader ?? [])]);
  if (problems.length > 0) throw new MappingError(problems);
  return mapperOf(profile, mapping, rules);
}

/** As `compileMapping`, for a mapping that may lack required fields: what is not mapped is null. */
export function mapperOf(profile: FileProfile, mapping: Mapping, rules: Rules): RowMapper {
  const credits = (field: MappingField) => plainDecimal(rules[field]?.min ?? '')?.startsWith('-') ?? false;
  const decimalOf = (field: MappingField, column: ColumnProfile | null) => mapping[field]?.decimal ?? column?.decimals[0] ?? profile.decimal;
  const formatOf = (column: ColumnProfile | null) => dateFormat(mapping.date?.format ?? column?.dateFormats[0] ?? '');
  const amount = (field: 'spend' | 'conversions') => (column: ColumnProfile | null) => decimalConverter(decimalOf(field, column), credits(field));
  const count = (column: ColumnProfile | null) => integerConverter(decimalOf('clicks', column), credits('clicks'));
  const source: MappedFile = { profile, mapping, rules };

  const date = fieldReader(source, 'date', CANONICAL.date, (column) => dateConverter(formatOf(column)), true);
  const campaign = fieldReader(source, 'campaign', CANONICAL.campaign, textConverter, true);
  const channel = fieldReader(source, 'channel', CANONICAL.channel, textConverter, true);
  const spend = fieldReader(source, 'spend', CANONICAL.spend, amount('spend'), false);
  const clicks = fieldReader(source, 'clicks', CANONICAL.clicks, count, false);
  const conversions = fieldReader(source, 'conversions', CANONICAL.conversions, amount('conversions'), false);
  const currency = fieldReader(source, 'currency', CANONICAL.currency, currencyConverter, true);

  return {
    map({ cells, faults }) {
      const errors: CellError[] = [];
      const values = {
        date: date.read(cells, errors),
        campaign: campaign.read(cells, errors),
        channel: channel.read(cells, errors),
        spend: spend.read(cells, errors),
        clicks: clicks.read(cells, errors),
        conversions: conversions.read(cells, errors),
        currency: currency.read(cells, errors),
      };
      if (faults.length > 0) errors.unshift(...faults);
      if (errors.length === 0 && values.date !== null && values.campaign !== null && values.channel !== null && values.spend !== null) {
        const { date: day, campaign: name, channel: medium, spend: amount } = values;
        return { values: { date: day, campaign: name, channel: medium, spend: amount, clicks: values.clicks, conversions: values.conversions, currency: values.currency }, errors: [] };
      }
      return { values: known(values), errors };
    },
  };
}

function known<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [K in keyof T]?: Exclude<T[K], null> };
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
  convert: (column: ColumnProfile | null) => Convert<T>,
  remembers: boolean,
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
    convert: convert(column),
    check: fieldCheck<T>(field, rules[field]),
  };
  return new FieldReader(plan, remembers);
}

function valueOf<T>(canonical: Convert<T>, text: string | undefined): T | null {
  const converted = text === undefined ? null : canonical(text.trim());
  return converted && 'value' in converted ? converted.value : null;
}

/** The column of a name, matched after trimming: by stable name, else by the raw header. */
export function columnOf(profile: FileProfile, source: string): ColumnProfile | null {
  const name = source.trim();
  const byName = profile.columns.find((column) => column.name === name);
  if (byName) return byName;
  const index = profile.rawHeader?.findIndex((cell) => cell.trim() === name) ?? -1;
  return profile.columns[index] ?? null;
}
