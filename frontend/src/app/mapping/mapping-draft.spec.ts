import type { FieldSuggestion, RememberedFrom, SuggestedMapping } from '@etl-studio/contracts';
import {
  adjustField,
  assignColumn,
  assignConstant,
  carriedOver,
  fieldOfColumn,
  missingFields,
  sameMapping,
  startingDraft,
  toMapping,
} from './mapping-draft';

const suggest = (source: string, more: Partial<FieldSuggestion> = {}): FieldSuggestion => ({
  source,
  confidence: 0.97,
  reason: 'the header says so',
  ambiguous: null,
  ...more,
});
const suggestion: SuggestedMapping = {
  date: suggest('Tag', { format: 'YYYY-MM-DD' }),
  campaign: suggest('Kampagne'),
  channel: { constant: 'Google Ads', confidence: 0.9, reason: 'a Google Ads report', ambiguous: null },
  spend: suggest('Kosten', { decimal: ',' }),
  clicks: suggest('Klicks', { confidence: 0.4 }),
};

describe('startingDraft', () => {
  it('takes confident suggestions and leaves weak ones to the user', () => {
    const draft = startingDraft(suggestion);
    expect(toMapping(draft)).toEqual({
      date: { source: 'Tag', format: 'YYYY-MM-DD' },
      campaign: { source: 'Kampagne' },
      channel: { constant: 'Google Ads' },
      spend: { source: 'Kosten', decimal: ',' },
    });
  });

  it('says of each field whether it is as in an earlier import', () => {
    const rememberedFrom = { kind: 'import', at: '2026-09-03T12:00:00Z' } as RememberedFrom;
    const draft = startingDraft({ ...suggestion, spend: suggest('Kosten', { rememberedFrom }) });
    expect(draft.fields.spend).toEqual({ source: 'Kosten', origin: 'last-import' });
    expect(draft.fields.date?.origin).toBe('suggested');
  });

  it('asks for the format of an undecided column instead of taking the first', () => {
    const options = [
      { format: 'DD/MM/YYYY', samples: [] },
      { format: 'MM/DD/YYYY', samples: [] },
    ];
    const undecided = { date: suggest('Tag', { format: 'DD/MM/YYYY', ambiguous: { options } }) };
    expect(startingDraft(undecided).fields.date?.format).toBeUndefined();
  });
});

describe('a mapping draft', () => {
  const draft = startingDraft(suggestion);

  it('moves a field to another column', () => {
    const moved = assignColumn(draft, 'Klicks', 'spend');
    expect(fieldOfColumn(moved, 'Klicks')).toBe('spend');
    expect(fieldOfColumn(moved, 'Kosten')).toBeNull();
  });

  it('frees the field that a column fed before', () => {
    const moved = assignColumn(draft, 'Kosten', 'conversions');
    expect(missingFields(moved)).toEqual(['spend']);
  });

  it('remembers that a column is not to be imported, until it is', () => {
    const ignored = assignColumn(draft, 'Kosten', null);
    expect(ignored.ignored).toEqual(['Kosten']);
    expect(assignColumn(ignored, 'Kosten', 'spend').ignored).toEqual([]);
  });

  it('needs a value where a field is the same in every row', () => {
    expect(missingFields(assignConstant(draft, 'channel', '  '))).toEqual(['channel']);
    expect(missingFields(assignConstant(draft, 'channel', 'TV'))).toEqual([]);
  });

  it('keeps a default when the column changes', () => {
    const withDefault = adjustField(assignColumn(draft, 'Klicks', 'clicks'), 'clicks', { default: '0' });
    expect(assignColumn(withDefault, 'Tag', 'clicks').fields.clicks?.default).toBe('0');
  });

  it('never changes the draft it came from', () => {
    const before = JSON.stringify(draft);
    assignColumn(draft, 'Klicks', 'spend');
    adjustField(draft, 'date', { format: 'DD.MM.YYYY' });
    expect(JSON.stringify(draft)).toBe(before);
  });
});

describe('sameMapping', () => {
  it('does not mind the order of keys or a missing format', () => {
    expect(
      sameMapping(
        { spend: { decimal: ',', source: 'Kosten' }, date: { source: 'Tag', format: undefined } },
        { date: { source: 'Tag' }, spend: { source: 'Kosten', decimal: ',' } },
      ),
    ).toBe(true);
  });

  it('sees another source', () => {
    expect(sameMapping({ date: { source: 'Tag' } }, { date: { source: 'Monat' } })).toBe(false);
  });
});

describe('carriedOver', () => {
  const start = startingDraft({ date: suggest('Tag'), spend: suggest('Kosten') });

  it('keeps what the person chose where its column still is, and takes the rest from the file as it is read now', () => {
    const chosen = assignConstant(assignColumn(start, 'Klicks', 'clicks'), 'channel', 'TV');
    const before = assignColumn(chosen, 'Gone', 'campaign');
    const { fields } = carriedOver(start, before, ['Tag', 'Kosten', 'Klicks']);
    expect(fields).toMatchObject({
      date: { source: 'Tag', origin: 'suggested' },
      clicks: { source: 'Klicks', origin: 'user' },
      channel: { constant: 'TV', origin: 'user' },
    });
    expect(fields.campaign).toBeUndefined();
  });

  it('feeds no second field from a column that the person gave to another, and none from one that is not imported', () => {
    const moved = carriedOver(start, assignColumn(start, 'Kosten', 'conversions'), ['Tag', 'Kosten']);
    expect([moved.fields.conversions?.source, moved.fields.spend]).toEqual(['Kosten', undefined]);
    const left = carriedOver(start, assignColumn(start, 'Kosten', null), ['Tag', 'Kosten']);
    expect([left.fields.spend, left.ignored]).toEqual([undefined, ['Kosten']]);
  });
});
