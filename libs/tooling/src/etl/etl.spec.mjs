/** The command as a person runs it: a process of its own, on the fixtures of the engine. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { inRoot } from '../start/workspace.mjs';

const command = inRoot('libs/tooling/src/etl.mjs');
const fixture = (name) => inRoot('libs/engine/fixtures', name);
const folder = mkdtempSync(path.join(tmpdir(), 'etl-spec-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args @param {Buffer | string} [input] */
function etl(args, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, lines: stdout.split('\n').filter(Boolean) };
}

/** @param {string} name @param {string | Buffer} text */
function written(name, text) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('read', () => {
  it('prints dialect, header and warnings, then every data row as raw cells', () => {
    const { status, lines, stderr } = etl(['read', fixture('tiktok_en_total.csv')]);
    assert.deepEqual([status, stderr], [0, '']);
    const [first, ...rows] = lines.map((line) => JSON.parse(line));
    const { files } = JSON.parse(readFileSync(fixture('expected.json'), 'utf8'));
    const want = files.find(({ file }) => file === 'tiktok_en_total.csv');
    assert.deepEqual(
      [first.dialect.delimiter, first.dialect.headerRow, rows.length],
      [want.delimiter, want.headerRow, want.dataRows],
    );
    assert.ok(rows.every((row) => row.length === first.header.length));
  });

  it('reads a file in the encoding it is told', () => {
    const file = written('short.csv', Buffer.from('Day,Name\n2026-01-13,\xb3\xf3d\x9f\n', 'latin1'));
    const { status, lines } = etl(['read', file, '--encoding', 'windows-1250']);
    assert.deepEqual([status, lines[1]], [0, '["2026-01-13","łódź"]']);
    assert.match(etl(['read', file, '--encoding', 'klingon']).stderr, /“klingon” is no encoding/);
  });

  it('reads standard input as it reads the file', () => {
    const file = fixture('google_de_daily_utf16.csv');
    assert.equal(etl(['read', '-'], readFileSync(file)).stdout, etl(['read', file]).stdout);
  });

  it('ends quietly when its reader leaves early', async () => {
    const row = '2026-01-01,Brand,Search,12.50\n';
    const file = written('long.csv', `Date,Campaign,Channel,Spend\n${row.repeat(50_000)}`);
    const child = spawn(process.execPath, [command, 'read', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    assert.deepEqual([code, said], [0, '']);
  });
});

describe('inspect', () => {
  it('says in words what --json says in JSON', () => {
    const file = fixture('linkedin_en_utf16.csv');
    const { columns, platform } = JSON.parse(etl(['inspect', file, '--json']).stdout);
    const { status, stdout } = etl(['inspect', file]);
    assert.equal(status, 0);
    for (const word of [platform.name, 'utf-16le', ...columns.map(({ name }) => name)])
      assert.ok(stdout.includes(word), word);
  });
});

describe('validate', () => {
  it('exits with 1 when rows fail, and names the lines of each cause', () => {
    const { status, stdout } = etl(['validate', fixture('dirty_en_invalid_rows.csv')]);
    assert.equal(status, 1);
    assert.match(stdout, /16 data rows: 13 valid, 3 rejected/);
    assert.match(stdout, /1 × invalid_date \(date\), line 5\n\s+Read “2026-02-31”/);
  });

  it("compares the file's own totals with its rows", () => {
    const file = (total) =>
      written(
        `${total}.csv`,
        `Date,Campaign,Channel,Spend\n2026-01-13,A,Search,0.1\n2026-01-14,B,Search,0.2\nTotal,,,${total}\n`,
      );
    const right = etl(['validate', file('0.30')]);
    assert.deepEqual([right.status, right.stderr], [0, '']);
    assert.match(right.stdout, /own totals match the rows to the last digit/);
    assert.match(
      etl(['validate', file('0.31')]).stdout,
      /do not match the rows\n.*\n\s+spend +0\.31 +0\.3 +0\.01/,
    );
  });

  it('stands in for what the whole file leaves out, and says so', () => {
    const file = written('no-channel.csv', 'Day,Campaign,Cost\n2026-01-13,A,1\n2026-01-14,B,x\n');
    const { status, stdout } = etl(['validate', file]);
    assert.equal(status, 1);
    assert.match(stdout, /2 data rows: 1 valid, 1 rejected/);
    assert.match(stdout, /Not in the file, so stood in for here.*\n {2}channel\n/);
    const costless = written('costless.csv', 'Day,Campaign\n2026-01-13,A\n');
    assert.match(etl(['validate', costless]).stderr, /The field spend is required/);
  });

  it('follows the mapping and the rules it is given', () => {
    const file = written('two.csv', 'Day,Name,Cost\n03/04/2026,A,5\n04/04/2026,B,50\n');
    const mapping = {
      date: { source: 'Day', format: 'DD/MM/YYYY' },
      campaign: { source: 'Name' },
      channel: { constant: 'Search' },
      spend: { source: 'Cost' },
    };
    const alone = written('mapping.json', JSON.stringify(mapping));
    assert.equal(etl(['validate', file, '--schema', alone]).status, 0);
    const ruled = written('ruled.json', JSON.stringify({ mapping, rules: { spend: { max: '10' } } }));
    const { status, stdout } = etl(['validate', file, '--schema', ruled, '--json']);
    const { validRows, errors } = JSON.parse(stdout);
    assert.deepEqual([status, validRows, errors[0].code, errors[0].sampleLines], [1, 1, 'out_of_range', [3]]);
  });
});

describe('a command that cannot be done exits with 2 and one sentence', () => {
  const refused = [
    [
      'for a wrong verb',
      ['raed', 'a.csv'],
      /^etl: expected one of read, inspect, validate, import, got “raed”/,
    ],
    [
      'for a file that is not there',
      ['read', 'nowhere.csv'],
      /^etl: cannot read nowhere.csv: there is no such file/,
    ],
    ['for an import without a key', ['import', '-', '--dataset', 'Ads'], /set ETL_API_KEY/],
    ['for a folder', ['read', folder], /it is a folder/],
    ['for an empty file', ['inspect', '-'], /^etl: standard input: The file is empty/],
    [
      'for a mapping that is no JSON',
      ['validate', '-', '--schema', fixture('reddit_amount_spent.csv')],
      /is no JSON/,
    ],
  ];
  for (const [why, args, sentence] of refused) {
    it(/** @type {string} */ (why), () => {
      const { status, stdout, stderr } = etl(/** @type {string[]} */ (args));
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /** @type {RegExp} */ (sentence));
      assert.equal(stderr.trim().split('\n').length, 1);
    });
  }

  it('for a mapping that does not fit the file', () => {
    const schema = written('unfit.json', '{"date":{"source":"Nowhere"}}');
    const { status, stderr } = etl(['validate', fixture('reddit_amount_spent.csv'), '--schema', schema]);
    assert.equal(status, 2);
    assert.match(stderr, /The file has no column “Nowhere”/);
  });
});

it('--help names every verb and the exit codes', () => {
  const { status, stdout } = etl(['--help']);
  assert.equal(status, 0);
  for (const word of ['read FILE', 'inspect FILE', 'validate FILE', 'import FILE', 'Exit codes'])
    assert.ok(stdout.includes(word));
});
