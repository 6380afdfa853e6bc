import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { budgetLines } from './lines.mjs';
import { BuiltConsole } from './loaded.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'budgets-'));
after(() => rmSync(folder, { recursive: true }));

/** Text that gzip makes little smaller: hexadecimal digits come to some half of their number. */
const noise = (digits) => `/* ${randomBytes(digits / 2).toString('hex')} */`;
const write = (name, text) => writeFileSync(path.join(folder, name), text);

write(
  'index.html',
  '<script src="/theme.js"></script><script src="main-AAAAAAAA.js" type="module"></script>',
);
write('theme.js', '');
write('main-AAAAAAAA.js', 'import{a as b}from"./chunk-Core_-01.js";b();import("./begin-01234567.js")');
write('begin-01234567.js', 'import("./start-BBBBBBBB.js")');
write('start-BBBBBBBB.js', 'import"./chunk-Core_-01.js";import("./shell-CCCCCCCC.js")');
write('chunk-Core_-01.js', `export const a=1;${noise(20_000)}`);
write('shell-CCCCCCCC.js', 'import{a}from"./chunk-Core_-01.js";import{s}from"./chunk-Shared01.js";s(a)');
write('chunk-Shared01.js', `${noise(40_000)};export{s}`);
write('runs.page-DDDDDDDD.js', `import{s as t}from"./chunk-Shared01.js";t(),import("./chunk-Later_01.js")`);
write('sign-in.page-EEEEEEEE.js', 'import * as s from"./chunk-Shared01.js"');
write('results.page-FFFFFFFF.js', 'var a;export{x}from"./chunk-Large_01.js"');
write('chunk-Large_01.js', noise(240_000));
write('chunk-Later_01.js', noise(240_000));

describe('what the console loads', () => {
  const lines = budgetLines(new BuiltConsole(folder, readdirSync(folder)));
  const bytesOf = (name) => lines.find((line) => line.name === name)?.bytes ?? NaN;
  const isAbout = (bytes, wanted) => assert.ok(Math.abs(bytes - wanted) < wanted / 5, `${bytes}`);

  it('counts what the first scripts import, and not what they may load later', () => {
    isAbout(bytesOf('start'), 11_500);
  });

  it('counts for a page what is not there already', () => {
    isAbout(bytesOf('shell'), 23_000);
    assert.ok(bytesOf('runs.page') < 500);
  });

  it('counts for a page outside the shell what it shares with it', () => {
    isAbout(bytesOf('sign-in.page'), 23_000);
  });

  it('counts what is exported from another file, and sees that it is too much', () => {
    assert.deepEqual(
      lines.filter(({ bytes, limit }) => bytes > limit).map(({ name }) => name),
      ['results.page'],
    );
  });

  it('does not pass where a chunk that it looks for has another name', () => {
    const without = readdirSync(folder).filter((file) => !file.startsWith('start-'));
    assert.throws(() => budgetLines(new BuiltConsole(folder, without)), /0 files are called start-/);
  });
});
