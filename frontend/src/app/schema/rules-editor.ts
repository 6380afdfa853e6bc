import { Component, computed, input, output } from '@angular/core';
import {
  type FieldProblem,
  type FieldRules,
  type MappingField,
  MAPPING_FIELDS,
  type Rules,
} from '@etl-studio/contracts';
import { LucideCircleAlert } from '@lucide/angular';

import { FIELD_NAMES, formatKind } from '../mapping/field-words';
import { AllowedValues } from './allowed-values';
import { problemsOf } from './field-rules';
import { ruleLabel } from './schema-words';

/** One rule as it was typed. */
export interface RuleEdit {
  field: MappingField;
  rule: keyof FieldRules;
  value: string | string[];
}

/** What each field's values must be, as sentences with inputs in them. */
@Component({
  selector: 'app-rules-editor',
  imports: [AllowedValues, LucideCircleAlert],
  templateUrl: './rules-editor.html',
  styleUrl: './rules-editor.scss',
})
export class RulesEditor {
  readonly rules = input.required<Rules>();
  readonly problems = input<readonly FieldProblem[]>([]);
  readonly readonly = input(false);
  readonly edited = output<RuleEdit>();

  protected readonly labelOf = ruleLabel;
  protected readonly rows = computed(() =>
    MAPPING_FIELDS.filter((field) => field !== 'currency' || this.rules().currency).map((field) => ({
      field,
      name: FIELD_NAMES[field],
      kind: formatKind(field),
      rules: this.rules()[field] ?? {},
      problems: problemsOf(this.problems(), field),
      problemId: `schema-problems-${field}`,
    })),
  );

  /** Whether a problem is about just this rule, or about the rules of the field together. */
  protected isAtFault(
    { field, problems }: { field: MappingField; problems: FieldProblem[] },
    rule: keyof FieldRules,
  ): boolean {
    return problems.some(({ path }) => path === `rules.${field}` || path === `rules.${field}.${rule}`);
  }
}
