import { fieldProblem, startProblems } from './start-problems';

const question = { field: 'spend' as const, column: 'Kosten', options: [], answered: false };
const conversion = { problems: [], complete: true, totalRows: 10, validRows: 10 };

describe('startProblems', () => {
  it('names every required field without a source and every open question', () => {
    const problems = startProblems(['date'], [question], conversion);
    expect(problems.map(({ target }) => target)).toEqual(['map-date', 'question-spend']);
    expect(problems[0]?.message).toContain('Date has no column');
  });

  it('lets an answered mapping start', () => {
    expect(startProblems([], [{ ...question, answered: true }], conversion)).toEqual([]);
  });

  it('does not wait for the preview', () => {
    expect(startProblems([], [], null)).toEqual([]);
  });

  it('stops an import of which no row would arrive', () => {
    expect(startProblems([], [], { ...conversion, validRows: 0 })).toHaveLength(1);
    expect(startProblems([], [], { ...conversion, validRows: 0, complete: false })).toEqual([]);
  });
});

describe('fieldProblem', () => {
  it.each([
    ['mapping.spend.source', 'map-spend'],
    ['date.format', 'map-date'],
    ['rules.spend.min', null],
    ['file', null],
  ])('leads from %s to %s', (path, target) =>
    expect(fieldProblem({ path, message: 'why' })).toEqual({ message: 'why', target }),
  );
});
