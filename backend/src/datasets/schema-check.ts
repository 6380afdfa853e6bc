import { checkMapping, type SchemaContent } from '@etl-studio/engine';
import type { FieldProblem } from '@etl-studio/contracts';
import { DomainError } from '../platform/http';

/**
 * Throws `invalid_mapping` or `invalid_rules` for a schema that no file can be imported with, or no file with these
 * columns where they are known.
 */
export function refuseUnusable({ mapping, rules }: SchemaContent, columns: string[] | null): void {
  const problems = checkMapping(mapping, rules, columns);
  if (problems.length > 0) throw unusableSchema(problems);
}

/** Faults of the mapping come first: the rules are about what it gives. */
export function unusableSchema(problems: FieldProblem[]): DomainError {
  const ofMapping = problems.filter(({ path }) => !path.startsWith('rules'));
  const [code, errors] =
    ofMapping.length > 0 ? (['invalid_mapping', ofMapping] as const) : (['invalid_rules', problems] as const);
  return new DomainError(code, errors.map(({ message }) => message).join(' '), { errors });
}
