import { type FieldProblem, MAPPING_FIELDS } from '@etl-studio/contracts';

type Check = (value: unknown) => string | null;

const text: Check = (value) => (typeof value === 'string' ? null : 'must be text');
const amount: Check = (value) =>
  typeof value === 'string' || Number.isFinite(value) ? null : 'must be a number or a decimal string';
const length: Check = (value) => (Number.isSafeInteger(value) ? null : 'must be a whole number');
const texts: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? null : 'must be a list of texts';

const FIELD_MAPPING = new Map<string, Check>([
  ['source', text],
  ['constant', text],
  ['format', text],
  ['decimal', text],
  ['default', text],
]);

const FIELD_RULES = new Map<string, Check>([
  ['min', amount],
  ['max', amount],
  ['minLength', length],
  ['maxLength', length],
  ['allowed', texts],
  ['pattern', text],
  ['minDate', text],
  ['maxDate', text],
]);

/** Where a mapping is not built like one; what it says is checked by the engine afterwards. */
export function mappingShapeProblems(mapping: object): FieldProblem[] {
  return shapeProblems('mapping', mapping, FIELD_MAPPING);
}

export function rulesShapeProblems(rules: object): FieldProblem[] {
  return shapeProblems('rules', rules, FIELD_RULES);
}

function shapeProblems(root: string, byField: object, parts: Map<string, Check>): FieldProblem[] {
  return Object.entries(byField).flatMap(([field, value]: [string, unknown]) => {
    const path = `${root}.${field}`;
    if (!MAPPING_FIELDS.some((known) => known === field)) {
      return [{ path, message: `"${field}" is not a field; the fields are ${MAPPING_FIELDS.join(', ')}` }];
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [{ path, message: `${path} must be an object with some of ${[...parts.keys()].join(', ')}` }];
    }
    return Object.entries(value).flatMap(([part, inner]) =>
      partProblems(`${path}.${part}`, part, inner, parts),
    );
  });
}

function partProblems(path: string, part: string, value: unknown, parts: Map<string, Check>): FieldProblem[] {
  const check = parts.get(part);
  if (!check)
    return [{ path, message: `"${part}" is not known here; known are ${[...parts.keys()].join(', ')}` }];
  const fault = check(value);
  return fault ? [{ path, message: `${path} ${fault}` }] : [];
}
