import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compileMapping, ImportTally } from '../index';
import { AD_MAPPING } from '../testing/ad-table';
import { readAll } from '../testing/read-all';

const SCALE = 12;

/** An amount as an integer of 10⁻¹², and the decimal that says it. */
const amount = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
    fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }),
    fc.integer({ min: 0, max: SCALE }),
  )
  .map(([whole, fraction, digits]) => {
    const kept = fraction / 10n ** BigInt(SCALE - digits);
    return {
      whole,
      fraction: digits === 0 ? '' : String(kept).padStart(digits, '0'),
      units: whole * 10n ** 12n + (digits === 0 ? 0n : kept * 10n ** BigInt(SCALE - digits)),
    };
  });

type Amount = typeof amount extends fc.Arbitrary<infer T> ? T : never;

const grouped = (whole: bigint, separator: string) => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, separator);

/** One way of writing amounts each; a file keeps to one. */
const WRITERS: [string, ',' | '.', (amount: Amount) => string][] = [
  ['plainly', '.', ({ whole, fraction }) => `${whole}${fraction && `.${fraction}`}`],
  ['with a comma', ',', ({ whole, fraction }) => `${whole}${fraction && `,${fraction}`}`],
  [
    'in groups by commas',
    '.',
    ({ whole, fraction }) => `${grouped(whole, ',')}${fraction && `.${fraction}`}`,
  ],
  [
    'in groups by points',
    ',',
    ({ whole, fraction }) => `${grouped(whole, '.')}${fraction && `,${fraction}`}`,
  ],
  [
    'in groups by narrow spaces',
    ',',
    ({ whole, fraction }) => `${grouped(whole, '\u202f')}${fraction && `,${fraction}`} €`,
  ],
  ['behind a currency', '.', ({ whole, fraction }) => `$${whole}${fraction && `.${fraction}`}`],
];

/** The plain decimal of an integer of 10⁻¹². */
function decimalOf(units: bigint): string {
  const digits = String(units).padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return `${digits.slice(0, -SCALE)}${fraction && `.${fraction}`}`;
}

describe('amounts', () => {
  it.each(WRITERS)('written %s are kept and added up to the last digit', (_, decimal, write) => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 30 }), (amounts) => {
        const rows = amounts.map(
          (each, i) => `2026-05-${10 + (i % 20)},Brand,Search,"${write(each)}",${i},1`,
        );
        const { profile, rows: read } = readAll(
          `Day,Campaign,Channel,Cost,Clicks,Conversions\n${rows.join('\n')}\n`,
        );
        const mapper = compileMapping(profile, { ...AD_MAPPING, spend: { source: 'Cost', decimal } }, {});
        const tally = new ImportTally();
        const spends = read.map((row) => {
          const outcome = mapper.map(row);
          tally.add(row, outcome);
          return outcome.values.spend;
        });
        expect(spends).toEqual(amounts.map(({ units }) => decimalOf(units)));
        expect(tally.imported.spend).toBe(decimalOf(amounts.reduce((sum, { units }) => sum + units, 0n)));
      }),
      { numRuns: 60 },
    );
  });

  it('meet no function that reads or writes floats', () => {
    const folder = join(__dirname, '..');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing'),
    );
    expect(sources.length).toBeGreaterThan(40);
    const floats = /\b(?:parseFloat|toFixed|toPrecision|toExponential|Float32Array|Float64Array)\b/;
    expect(sources.filter((file) => floats.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  });
});
