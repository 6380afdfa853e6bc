import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseCommand } from './command.mjs';
import { Complaint } from './complaint.mjs';

const complaint = (args) => {
  try {
    parseCommand(args);
  } catch (error) {
    assert.ok(error instanceof Complaint, String(error));
    return error.message;
  }
  return assert.fail(`${args.join(' ')} was accepted`);
};

it('takes - as the file of standard input, and options on either side of it', () => {
  assert.deepEqual(parseCommand(['validate', '--schema', 'm.json', '-', '--json']), {
    verb: 'validate',
    file: '-',
    help: false,
    options: { json: true, schema: 'm.json' },
  });
});

it('gives help wherever --help stands', () => {
  for (const args of [['--help'], ['-h'], ['read', '--help'], ['read', 'a.csv', '-h']])
    assert.equal(parseCommand(args).help, true, args.join(' '));
});

it('says what was expected of a command that makes no sense', () => {
  assert.match(complaint([]), /expected one of read, inspect, validate, import, got nothing/);
  assert.match(complaint(['raed', 'a.csv']), /got “raed”/);
  assert.match(complaint(['read']), /read needs a file/);
  assert.match(complaint(['read', 'a.csv', 'b.csv']), /one file, got 2/);
  assert.match(complaint(['read', 'a.csv', '--json']), /read takes no --json/);
  assert.match(complaint(['inspect', 'a.csv', '--schema', 'm.json']), /inspect takes no --schema/);
  assert.match(complaint(['inspect', 'a.csv', '--jsno']), /--jsno/);
  assert.match(complaint(['import', 'a.csv']), /--dataset/);
  assert.match(
    complaint(['import', 'a.csv', '--dataset', 'Ads', '--mode', 'add']),
    /replace or append, got “add”/,
  );
});
