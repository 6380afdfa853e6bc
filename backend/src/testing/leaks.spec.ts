import { leaksIn } from './leaks';

it.each([
  'Error: no\n    at Runs.get (/srv/app/runs.js:10:3)',
  'SELECT id FROM import_run WHERE id = 1',
  'UPDATE import_run SET status',
  'relation "import_run" does not exist',
  'duplicate key value',
  'connect ECONNREFUSED 127.0.0.1:5432',
  "ENOENT: no such file or directory, open '/var/x'",
  '/tmp/etl-studio-files-x/1',
  __filename,
  'the password is hunter2',
])('%s tells of the inside', (text) => {
  expect(leaksIn(text, ['hunter2'])).not.toEqual([]);
});

it('lets words for people pass', () => {
  const detail =
    'Select a column, update the mapping from the list, or remove the table. Read “a/b.csv” at row 3.';
  expect(leaksIn(JSON.stringify({ detail, instance: '/api/runs' }), ['hunter2'])).toEqual([]);
});
