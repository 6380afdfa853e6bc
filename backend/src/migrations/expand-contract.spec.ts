import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The last migration of the first release: before it there was no version that could still be running. */
const FIRST_RELEASE = 1795000000093;

/** What the version before may still use, and would miss. */
const CONTRACTIONS = [
  /\bDROP\s+(TABLE|VIEW|FUNCTION|TYPE)\b/i,
  /\bDROP\s+COLUMN\b/i,
  /\bRENAME\b/i,
  /\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b/i,
  /\bSET\s+NOT\s+NULL\b/i,
  /\bREVOKE\b/i,
  // Rows of the version before would lack it.
  /\bADD\s+COLUMN\s+(?:(?!,|;|\bDEFAULT\b|`).)*\bNOT\s+NULL(?:(?!,|;|\bDEFAULT\b|`).)*(?:[,;`]|$)/i,
];

/** What `up` would do that the version before does not outlive. */
function contractionsIn(source: string): string[] {
  const up = source.slice(source.indexOf('async up('), source.indexOf('async down('));
  return CONTRACTIONS.flatMap((contraction) => contraction.exec(up)?.[0] ?? []);
}

const numberOf = (file: string) => Number(path.basename(file).split('-')[0]);

describe('a migration', () => {
  it('lets the version before it go on, or says since when nothing uses what it takes away', () => {
    const careless = globSync('[0-9]*.ts', { cwd: __dirname })
      .filter((file) => numberOf(file) > FIRST_RELEASE)
      .map((file) => ({ file, source: readFileSync(path.join(__dirname, file), 'utf8') }))
      .filter(({ source }) => !/readonly unusedSince = '\d+\.\d+\.\d+'/.test(source))
      .map(({ file, source }) => ({ file, takes: contractionsIn(source) }))
      .filter(({ takes }) => takes.length > 0);
    expect(careless).toEqual([]);
  });

  it.each([
    ['ALTER TABLE import_run DROP COLUMN seq', 1],
    ['ALTER TABLE import_run RENAME COLUMN seq TO number', 1],
    ['ALTER TABLE import_run ADD COLUMN parts int NOT NULL', 1],
    ['ALTER TABLE import_run ADD COLUMN parts int NOT NULL DEFAULT 0', 0],
    ['ALTER TABLE import_run ADD COLUMN parts int', 0],
    ['CREATE TABLE part (id int NOT NULL)', 0],
  ])('knows what "%s" does to it', (sql, contractions) => {
    expect(contractionsIn(`async up( { ${sql} } async down( {}`)).toHaveLength(contractions);
  });
});
