import { mappingShapeProblems, rulesShapeProblems } from './schema-shape';

describe('the shape of a mapping', () => {
  it('may hold every part of every field', () => {
    const date = { source: 'Day', format: 'DD.MM.YYYY', default: '2026-01-01' };
    const mapping = { date, spend: { source: 'Cost', decimal: ',' }, currency: { constant: 'EUR' } };
    expect(mappingShapeProblems(mapping)).toEqual([]);
  });

  it.each([
    [{ cost: { source: 'Cost' } }, 'mapping.cost', '"cost" is not a field'],
    [{ spend: 'Cost' }, 'mapping.spend', 'must be an object'],
    [{ spend: null }, 'mapping.spend', 'must be an object'],
    [{ spend: { column: 'Cost' } }, 'mapping.spend.column', '"column" is not known'],
    [{ spend: { source: 5 } }, 'mapping.spend.source', 'must be text'],
    [JSON.parse('{"__proto__":{"source":"x"}}'), 'mapping.__proto__', 'is not a field'],
    [JSON.parse('{"spend":{"__proto__":"x"}}'), 'mapping.spend.__proto__', 'is not known'],
  ])('is refused as in %j', (mapping: object, path, message) => {
    expect(mappingShapeProblems(mapping)).toEqual([{ path, message: expect.stringContaining(message) }]);
  });
});

describe('the shape of rules', () => {
  it('takes amounts as numbers or decimal strings', () => {
    expect(
      rulesShapeProblems({ spend: { min: 0, max: '1000.50' }, campaign: { allowed: ['A'], maxLength: 9 } }),
    ).toEqual([]);
  });

  it.each([
    [{ spend: { least: 1 } }, 'rules.spend.least'],
    [{ spend: { min: true } }, 'rules.spend.min'],
    [{ campaign: { maxLength: 1.5 } }, 'rules.campaign.maxLength'],
    [{ campaign: { allowed: 'A' } }, 'rules.campaign.allowed'],
  ])('are refused as in %j', (rules: object, path) => {
    expect(rulesShapeProblems(rules).map((problem) => problem.path)).toEqual([path]);
  });
});
