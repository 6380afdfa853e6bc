import type { MappingField } from '@etl-studio/contracts';
import { dateFormat } from '../dates/date-format';
import {
  currencyConverter,
  dateConverter,
  decimalConverter,
  integerConverter,
  textConverter,
} from './convert';
import type { Amount } from '../numbers/amount';
import type { Convert } from './field-reader';

/** Reads constants and defaults, which are written in the canonical form of their field. */
export const CANONICAL = {
  date: dateConverter(dateFormat('YYYY-MM-DD')),
  campaign: textConverter(),
  channel: textConverter(),
  spend: decimalConverter('.', true),
  clicks: integerConverter('.', true),
  conversions: decimalConverter('.', true),
  currency: currencyConverter(),
} satisfies Record<MappingField, Convert<string | number | Amount>>;
