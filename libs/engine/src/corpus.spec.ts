import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CANONICAL_FIELDS, type CanonicalField } from '@etl-studio/contracts';
import { dateFormat } from './dates/date-format';
import { compileMapping, DecimalSum, ImportTally, suggestMapping } from './index';
import {
  acceptedMapping,
  expectedFiles,
  labelOf,
  tableHash,
  type ExpectedFile,
} from './testing/expected-file';
import { columnOf } from './map/column-reading';
import { readAll } from './testing/read-all';

const ROOT = join(__dirname, '../../..');
const FIXTURES = join(ROOT, 'libs/engine/fixtures');
const CORPUS = join(ROOT, '../shared/corpus');

/** Compares everything that the corpus says about one file; each line of the result is a difference. */
function differences(folder: string, want: ExpectedFile): string[] {
  const faults: string[] = [];
  const check = (what: string, got: unknown, expected: unknown) => {
    if (String(got) !== String(expected))
      faults.push(`${what}: got ${String(got)}, expected ${String(expected)}`);
  };
  const { profile, rows } = readAll(new Uint8Array(readFileSync(join(folder, want.file))));
  check('encoding', profile.dialect.encoding, labelOf(want.encoding));
  check('byte order mark', profile.dialect.bom, want.bom);
  check('delimiter', profile.dialect.delimiter, want.delimiter);
  if (want.quote !== null) check('quote', profile.dialect.quote, want.quote);
  check('escape', profile.dialect.escape, want.escape === '\\' ? 'backslash' : 'double');
  check('header row', profile.dialect.headerRow, want.headerRow);
  check('rows', rows.length, want.dataRows);
  check('rows of the profile', profile.dataRows, want.dataRows);
  if (want.skippedTrailerRows !== null)
    check('totals and notes', profile.notRows.length, want.skippedTrailerRows);
  if (want.expect === 'parse-with-warning') check('warnings', profile.warnings.length > 0, true);
  const cells = rows.map((row) => row.cells);
  const hash = tableHash(profile.rawHeader ? [profile.rawHeader, ...cells] : cells);
  check(
    'hash of the cells',
    hash,
    (want.headerRow === null && hash === want.matrix?.sha256 ? want.matrix : want.table)?.sha256,
  );
  if (!want.mapping) return faults;

  check(
    'report period',
    profile.reportPeriod && [profile.reportPeriod.from, profile.reportPeriod.to],
    want.reportPeriod,
  );
  const suggested = suggestMapping(profile);
  for (const field of CANONICAL_FIELDS) {
    const source = suggested[field]?.source;
    const defensible = Object.keys(want.alternatives?.[field] ?? {}).map((name) => name.trim());
    if (source === undefined || !defensible.includes(source))
      check(`suggested ${field}`, source, want.mapping[field]?.trim());
  }
  if (want.decimal !== null) check('decimal separator', profile.decimal, want.decimal);
  const mapping = acceptedMapping(want.mapping, suggested);
  const mapper = compileMapping(profile, mapping, {});
  const tally = new ImportTally();
  const sums = { spend: new DecimalSum(), clicks: new DecimalSum(), conversions: new DecimalSum() };
  const format = dateFormat(want.dateFormat?.replace(/ \(.*\)$/, '') ?? '');
  const dateAt = columnOf(profile, want.mapping.date ?? '')?.index ?? -1;
  const dates: string[] = [];
  const campaigns = new Set<string>();
  const invalidLines: number[] = [];
  for (const row of rows) {
    const outcome = mapper.map(row);
    tally.add(row, outcome);
    if (outcome.errors.length > 0) {
      invalidLines.push(row.line);
      continue;
    }
    const { values } = outcome;
    if (values.date !== undefined) dates.push(values.date);
    if (values.campaign !== undefined) campaigns.add(values.campaign);
    if (format && dateAt >= 0)
      check(`date of line ${row.line}`, values.date, format.read(row.cells[dateAt]?.trim() ?? ''));
    for (const field of ['spend', 'clicks', 'conversions'] as const)
      if (values[field] != null) sums[field].add(String(values[field]));
  }
  check('valid and invalid rows', tally.validRows + tally.invalidRows, want.dataRows);
  check('lines of invalid rows', invalidLines, want.invalidRowLines);
  for (const [field, sum] of Object.entries(sums)) {
    const expected = want.sums?.[field as CanonicalField];
    if (expected != null) check(`sum of ${field}`, sum, expected);
  }
  if (want.mapping.campaign !== null && want.distinctCampaigns !== null)
    check('campaigns', campaigns.size, want.distinctCampaigns);
  if (want.minDate !== null) check('days', [dates.sort()[0], dates.at(-1)], [want.minDate, want.maxDate]);
  return faults;
}

describe('the synthetic exports of this workspace', () => {
  const files = expectedFiles(FIXTURES) ?? [];

  it('are all there', () => {
    expect(files.length).toBeGreaterThanOrEqual(64);
  });

  it.each(files.map((want) => [want.file, want] as const))('%s gives what it holds', (_, want) => {
    expect(differences(FIXTURES, want)).toEqual([]);
  });
});

const corpus = expectedFiles(CORPUS);
if (corpus) {
  describe('the corpus beside the workspace', () => {
    it('is whole', () => {
      expect(corpus).toHaveLength(97);
    });

    it.each(corpus.map((want) => [want.file, want] as const))('%s gives what it holds', (_, want) => {
      expect(differences(CORPUS, want)).toEqual([]);
    });
  });
} else {
  console.warn(
    'SKIPPED: there is no ../shared/corpus beside the workspace, so only the synthetic fixtures were read.',
  );
  it.skip('the corpus beside the workspace: there is no ../shared/corpus', () => undefined);
}
