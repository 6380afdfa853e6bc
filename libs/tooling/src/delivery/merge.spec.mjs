import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { BuiltConsole } from '../budgets/loaded.mjs';
import { mergeSmallParts } from './merge.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'merge-'));
after(() => rmSync(folder, { recursive: true }));

const write = (name, text) => writeFileSync(path.join(folder, name), text);
const filler = (name) => `export const ${name}="${name.repeat(2_000)}";`;

write('index.html', '<script src="main-AAAAAAAA.js" type="module"></script>');
write('main-AAAAAAAA.js', 'import("./begin-BBBBBBBB.js").then(m=>m.begin())');
write('begin-BBBBBBBB.js', 'export const begin=()=>import("./start-CCCCCCCC.js").then(m=>m.start())');
write(
  'start-CCCCCCCC.js',
  'import{core}from"./chunk-Core_-01.js";export const start=()=>core&&import("./shell-DDDDDDDD.js");globalThis.pages={runs:()=>import("./runs.page-EEEEEEEE.js"),team:()=>import("./team.page-FFFFFFFF.js"),login:()=>import("./sign-in.page-01234567.js")}',
);
write('chunk-Core_-01.js', filler('core'));
write('shell-DDDDDDDD.js', 'import{core}from"./chunk-Core_-01.js";export const shell=core');
write(
  'runs.page-EEEEEEEE.js',
  'import{icon}from"./chunk-Icon_-01.js";import{chart}from"./chunk-Chart-01.js";import{row}from"./chunk-Row__-01.js";export const runs=[icon,chart,row].length',
);
write(
  'team.page-FFFFFFFF.js',
  'import{icon}from"./chunk-Icon_-01.js";import{mark}from"./chunk-Mark_-01.js";import{row}from"./chunk-Row__-01.js";export const team=icon+mark+row',
);
write('sign-in.page-01234567.js', 'import{eye}from"./chunk-Eye__-01.js";export const signIn=eye');
write('chunk-Eye__-01.js', 'export const eye="e".repeat(1+Date.now()*0)');
write('chunk-Icon_-01.js', 'import{core}from"./chunk-Core_-01.js";export const icon="i"+core.length');
write('chunk-Mark_-01.js', 'export const mark="m".repeat(1+Date.now()*0)');
write('chunk-Row__-01.js', 'import{chart}from"./chunk-Chart-01.js";export const row="r"+chart.length');
write('chunk-Chart-01.js', filler('chart'));

await mergeSmallParts(folder);

describe('small scripts', () => {
  const files = readdirSync(folder);
  const built = new BuiltConsole(folder, files);
  const named = (file) => file.replace(/-[\w-]{8}\.js$/, '');

  it('become one, which brings nothing with it that was not there', () => {
    const text = readFileSync(path.join(folder, built.chunk('parts')), 'utf8');
    assert.match(text, /const icon=/);
    assert.match(text, /const mark=/);
    assert.doesNotMatch(text, /const row=/);
    assert.doesNotMatch(text, /const eye=/);
    const brought = [...built.loadedBy([built.chunk('parts')])];
    assert.deepEqual(brought.map(named).sort(), ['parts', 'start']);
  });

  it('are found by pages and index.html under their new names', async () => {
    assert.deepEqual(built.scripts().map(named), ['main']);
    const { team } = await import(path.join(folder, built.chunk('team.page')));
    assert.match(team, /^i\d+mr\d+$/);
  });

  it('leave nothing behind', () => {
    const loaded = built.loadedBy(
      files.filter((file) => /^(main|begin|start|shell|runs|team|sign-in)/.test(file)),
    );
    assert.deepEqual(
      files.filter((file) => file.endsWith('.js') && !loaded.has(file)),
      [],
    );
  });
});
