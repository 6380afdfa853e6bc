import type { FieldSuggestion, Inspection, Mapping, SuggestedMapping } from '@etl-studio/contracts';

import { isDecided } from './decided-mapping';

const saved: Mapping = {
  date: { source: 'Day', format: 'DD.MM.YYYY' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Meta Ads' },
  spend: { source: 'Cost', decimal: ',' },
};
const sure = { confidence: 1, reason: '', ambiguous: null };
const suggested = (change: SuggestedMapping = {}): Inspection => {
  const fields = Object.entries(saved).map(([field, mapped]) => [field, { ...mapped, ...sure }]);
  const inspection: Partial<Inspection> = {
    suggestedMapping: { ...(Object.fromEntries(fields) as SuggestedMapping), ...change },
  };
  return inspection as Inspection;
};
const asked: FieldSuggestion = {
  source: 'Day',
  ...sure,
  confidence: 0.6,
  ambiguous: {
    options: ['DD/MM/YYYY', 'MM/DD/YYYY'].map((format) => ({ format, samples: [] })),
  },
};

describe('a mapping that is decided', () => {
  it('is what is saved, where the file suggests just that', () =>
    expect(isDecided(suggested(), saved)).toBe(true));

  it.each<[string, SuggestedMapping]>([
    ['the file writes its dates otherwise', { date: { source: 'Day', format: 'MM/DD/YYYY', ...sure } }],
    ['its column has another name', { spend: { source: 'Amount', decimal: ',', ...sure } }],
    ['a column is only guessed', { spend: { source: 'Cost', decimal: ',', ...sure, confidence: 0.5 } }],
    ['the file feeds a field more', { clicks: { source: 'Clicks', ...sure } }],
    ['the file leaves open how it is read', { date: asked }],
  ])('is not where %s', (_why, change) => expect(isDecided(suggested(change), saved)).toBe(false));

  it('is what is saved where that leaves to the file what the file says', () => {
    const open = { ...saved, date: { source: 'Day' }, spend: { source: 'Cost' } };
    expect(isDecided(suggested(), open)).toBe(true);
  });

  it('is not where the saved one leaves open what the file does', () => {
    const open = { ...saved, date: { source: 'Day' } };
    expect(isDecided(suggested({ date: asked }), open)).toBe(false);
  });

  it('is not where a required field is missing', () => {
    const { channel, ...rest } = saved;
    expect(channel).toBeDefined();
    expect(isDecided(suggested({ channel: undefined }), rest)).toBe(false);
  });
});
