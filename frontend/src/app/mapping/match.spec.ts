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

  describe('of a column that another one outdid', () => {
    const likeness = { field: 'spend', confidence: 0.81 } as const;

    it('says what it looks like as well', () => {
      expect(matchOfColumn(draft, suggestion, 'Amount', likeness)).toMatchObject({
        word: 'Not imported',
        likeness,
      });
    });

    it('says so no more once it feeds that field, or is not to be imported', () => {
      const moved = assignColumn(draft, 'Amount', 'spend');
      expect(matchOfColumn(moved, suggestion, 'Amount', likeness).likeness).toBeUndefined();
      expect(
        matchOfColumn(moved, suggestion, 'Cost', { field: 'spend', confidence: 0.94 }).likeness?.field,
      ).toBe('spend');
      const ignored = assignColumn(draft, 'Amount', null);
      expect(matchOfColumn(ignored, suggestion, 'Amount', likeness).likeness).toBeUndefined();
    });

    it('says nothing of a weak likeness, nor of a field that no column feeds', () => {
      const match = (field: 'spend' | 'campaign', confidence: number) =>
        matchOfColumn(draft, suggestion, 'Amount', { field, confidence });
      expect(match('spend', 0.5).likeness).toBeUndefined();
      expect(match('campaign', 0.9).likeness).toBeUndefined();
    });
  });
});
