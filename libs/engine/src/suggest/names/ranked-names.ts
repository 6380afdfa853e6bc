import type { MappingField } from '@etl-studio/contracts';
import { CAMPAIGN_NAMES } from './campaign-names';
import { CHANNEL_NAMES } from './channel-names';
import { CLICKS_NAMES } from './clicks-names';
import { CONVERSIONS_NAMES } from './conversions-names';
import { CURRENCY_NAMES } from './currency-names';
import { DATE_NAMES } from './date-names';
import { SPEND_NAMES } from './spend-names';

/** Header names of one rank, separated by `|`, as exports write them; a score of 100 fits best. */
export type RankedNames = readonly (readonly [score: number, names: string])[];

export const NAMES: Record<MappingField, RankedNames> = {
  date: DATE_NAMES,
  campaign: CAMPAIGN_NAMES,
  channel: CHANNEL_NAMES,
  spend: SPEND_NAMES,
  clicks: CLICKS_NAMES,
  conversions: CONVERSIONS_NAMES,
  currency: CURRENCY_NAMES,
};
