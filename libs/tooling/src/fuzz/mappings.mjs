/** Mappings to read rows with: mostly the suggested one, now and then one that nobody would choose. */

const FIELDS = /** @type {const} */ ([
  'date',
  'campaign',
  'channel',
  'spend',
  'clicks',
  'conversions',
  'currency',
]);
const AMOUNTS = ['spend', 'clicks', 'conversions'];
const SEPARATORS = /** @type {const} */ (['.', ',']);
const STAND_INS = { date: '2026-01-01', campaign: 'All campaigns', channel: 'Ads', spend: '0' };
const DEFAULTS = {
  date: '2026-02-28',
  campaign: 'None',
  channel: 'None',
  spend: '0',
  clicks: '0',
  conversions: '0.5',
  currency: 'EUR',
};
const FORMATS = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'MM/DD/YYYY',
  'DD/MM/YY',
  'YYYYMMDD',
  'MMM D, YYYY',
  'YYYY年M月D日',
  'EXCEL',
];
/** @type {import('../../../contracts/src/index').Rules[]} */
const RULES = [
  {},
  { spend: { min: '-100', max: 1000 }, clicks: { min: 0, max: 10 }, conversions: { min: -5 } },
  {
    campaign: { minLength: 2, maxLength: 20, pattern: '[A-Za-z0-9 ]*' },
    channel: { allowed: ['Ads', 'Brand'] },
  },
  { date: { minDate: '2026-02-01', maxDate: '2026-11-30' } },
];

/** @typedef {import('../../../contracts/src/index').Mapping} Mapping */

/** What the suggestion says, without its reasons; required fields that it lacks become constants. @returns {Mapping} */
export function acceptedSuggestion(suggested) {
  const mapping = Object.fromEntries(
    Object.entries(STAND_INS).map(([field, constant]) => [field, { constant }]),
  );
  for (const [field, { source, constant, format, decimal }] of Object.entries(suggested)) {
    mapping[field] = JSON.parse(JSON.stringify({ source, constant, format, decimal }));
  }
  return mapping;
}

/** @param {import('./random.mjs').Random} random @returns {Mapping} */
export function randomMapping(random, profile) {
  const mapping = acceptedSuggestion({});
  for (const field of FIELDS) {
    if (random.chance(0.2)) continue;
    const source = random.pick(profile.columns).name;
    const format = field === 'date' && random.chance(0.6) ? { format: random.pick(FORMATS) } : {};
    const decimal = AMOUNTS.includes(field) && random.chance(0.5) ? { decimal: random.pick(SEPARATORS) } : {};
    const fallback = random.chance(0.2) ? { default: DEFAULTS[field] } : {};
    mapping[field] = { source, ...format, ...decimal, ...fallback };
  }
  return mapping;
}

/**
 * Rules for what the mapping reads from columns: a constant that its own rules refuse is no mapping at all.
 * @param {import('./random.mjs').Random} random
 * @param {Mapping} mapping
 */
export function randomRules(random, mapping) {
  const rules = random.chance(0.8) ? {} : random.pick(RULES);
  return Object.fromEntries(
    Object.entries(rules).filter(([field]) => mapping[field]?.constant === undefined),
  );
}
