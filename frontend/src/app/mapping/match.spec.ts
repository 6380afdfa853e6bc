import type { FieldSuggestion, SuggestedMapping } from '@etl-studio/contracts';

import { assignColumn, type MappingDraft } from './mapping-draft';
import { matchOfColumn } from './match';

const suggest = (source: string, confidence: number): FieldSuggestion => ({
  source,
  confidence,
  reason: 'its header',
  ambiguous: null,
});
const suggestion: SuggestedMapping = {
  spend: suggest('Cost', 0.94),
  clicks: suggest('Taps', 0.75),
  conversions: suggest('Purchases', 0.58),
};
const draft: MappingDraft = {
  fields: {
    spend: { source: 'Cost', origin: 'suggested' },
    clicks: { source: 'Taps', origin: 'suggested' },
    date: { source: 'Day', origin: 'last-import' },
  },
  ignored: [],
};

describe('matchOfColumn', () => {
  it.each([
    ['Cost', 'Suggested'],
    ['Taps', 'Check this'],
    ['Day', 'From last import'],
    ['Purchases', 'Needs a choice'],
    ['Account', 'Not imported'],
  ])('says of %s: %s', (column, word) => expect(matchOfColumn(draft, suggestion, column).word).toBe(word));

  it('says who chose once somebody did', () => {
    const chosen = assignColumn(draft, 'Purchases', 'conversions');
    expect(matchOfColumn(chosen, suggestion, 'Purchases').word).toBe('Set by you');
  });

  it('asks no more about a column that is not to be imported, or whose field found another', () => {
    const ignored = assignColumn(draft, 'Purchases', null);
    expect(matchOfColumn(ignored, suggestion, 'Purchases').word).toBe('Not imported');
    const elsewhere = assignColumn(draft, 'Account', 'conversions');
    expect(matchOfColumn(elsewhere, suggestion, 'Purchases').word).toBe('Not imported');
  });
});
