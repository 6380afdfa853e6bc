import {
  type FieldProblem,
  type FieldRules,
  MAPPING_FIELDS,
  type MappingField,
  type Rules,
} from '@etl-studio/contracts';

const LENGTHS: readonly (keyof FieldRules)[] = ['minLength', 'maxLength'];

/** The rules with one of them as typed; an empty text or list takes it away. Amounts stay decimal strings. */
export function withRule(
  rules: Rules,
  field: MappingField,
  rule: keyof FieldRules,
  value: string | string[],
): Rules {
  const isGone = Array.isArray(value) ? value.length === 0 : value.trim() === '';
  const typed = LENGTHS.includes(rule) ? Number(value) : value;
  const others = Object.entries(rules[field] ?? {}).filter(([name]) => name !== rule);
  const next: FieldRules = Object.fromEntries(isGone ? others : [...others, [rule, typed]]);
  return onlyFilled({ ...rules, [field]: next });
}

/** Problems of one field's rules, those of the whole field and those of its parts. */
export function problemsOf(problems: readonly FieldProblem[], field: MappingField): FieldProblem[] {
  const path = `rules.${field}`;
  return problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
}

/** Values of a pasted list: one a line or cell; in a single line also between commas or semicolons. */
export function listed(text: string): string[] {
  const lines = text.split(/[\r\n\t]+/);
  const parts = lines.filter((line) => line.trim()).length > 1 ? lines : text.split(/[,;\t\r\n]+/);
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
}

function onlyFilled(rules: Rules): Rules {
  const filled = MAPPING_FIELDS.filter((field) => Object.keys(rules[field] ?? {}).length > 0);
  return Object.fromEntries(filled.map((field) => [field, rules[field]]));
}
