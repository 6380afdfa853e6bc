import type { FieldProblem, MappingField } from '@etl-studio/contracts';

import type { Conversion } from '../engine/conversion';
import { serverText } from '../language/server-texts';
import { FIELD_NAMES } from './field-words';
import type { OpenQuestion } from './open-question';

/** Why the import cannot start, and the id of the control that mends it. */
export interface StartProblem {
  message: string;
  target: string | null;
}

export function startProblems(
  missing: readonly MappingField[],
  questions: readonly OpenQuestion[],
  conversion: Pick<Conversion, 'problems' | 'complete' | 'totalRows' | 'validRows'> | null,
): StartProblem[] {
  const problems = missing.map((field) => ({
    message: $localize`:@@mapping.problem.missing:${FIELD_NAMES[field]}:field: has no column. Choose the column it comes from, or give it one value for every row.`,
    target: `map-${field}`,
  }));
  for (const { field, column, answered } of questions) {
    if (answered) continue;
    const name = FIELD_NAMES[field];
    problems.push({
      message: $localize`:@@mapping.problem.question:${name}:field:: choose how to read ${column}:column:.`,
      target: `question-${field}`,
    });
  }
  if (problems.length > 0 || !conversion) return problems;
  if (conversion.problems.length > 0) return conversion.problems.map(fieldProblem);
  if (conversion.complete && conversion.totalRows > 0 && conversion.validRows === 0) {
    return [
      {
        message: $localize`:@@mapping.problem.noRow:No row of the file converts. Look at the first problems and change the mapping.`,
        target: null,
      },
    ];
  }
  return [];
}

/** A fault that the engine or the server names by its path, such as `mapping.spend.source`. */
export function fieldProblem({ path, message }: FieldProblem): StartProblem {
  const field = /^mapping\.(\w+)/.exec(path)?.[1] ?? /^(\w+)/.exec(path)?.[1];
  return { message: serverText(message), target: field && field in FIELD_NAMES ? `map-${field}` : null };
}
