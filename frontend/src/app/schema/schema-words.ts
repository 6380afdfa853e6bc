import type { FieldMapping, FieldRules, MappingField } from '@etl-studio/contracts';

import { FIELD_NAMES } from '../mapping/field-words';

const SETTINGS: Record<keyof FieldMapping | keyof FieldRules, string> = {
  source: $localize`:@@schema.set.source:column`,
  constant: $localize`:@@schema.set.constant:one value for every row`,
  format: $localize`:@@schema.set.format:date format`,
  decimal: $localize`:@@schema.set.decimal:decimal separator`,
  default: $localize`:@@schema.set.default:value if empty`,
  min: $localize`:@@schema.set.min:minimum`,
  max: $localize`:@@schema.set.max:maximum`,
  minLength: $localize`:@@schema.set.minLength:shortest length`,
  maxLength: $localize`:@@schema.set.maxLength:greatest length`,
  allowed: $localize`:@@schema.set.allowed:allowed values`,
  pattern: $localize`:@@schema.set.pattern:pattern`,
  minDate: $localize`:@@schema.set.minDate:earliest day`,
  maxDate: $localize`:@@schema.set.maxDate:latest day`,
};

/** "Spend: minimum". */
export function settingName(field: MappingField, setting: keyof FieldMapping | keyof FieldRules): string {
  return `${FIELD_NAMES[field]}: ${SETTINGS[setting]}`;
}

/** What the control of a rule is called: "Spend, minimum". */
export function ruleLabel(field: string, rule: keyof FieldRules): string {
  switch (rule) {
    case 'min':
      return $localize`:@@schema.rules.minOf:${field}:field:, minimum`;
    case 'max':
      return $localize`:@@schema.rules.maxOf:${field}:field:, maximum`;
    case 'minDate':
      return $localize`:@@schema.rules.fromOf:${field}:field:, earliest day`;
    case 'maxDate':
      return $localize`:@@schema.rules.toOf:${field}:field:, latest day`;
    case 'minLength':
      return $localize`:@@schema.rules.minLengthOf:${field}:field:, fewest characters`;
    case 'maxLength':
      return $localize`:@@schema.rules.maxLengthOf:${field}:field:, most characters`;
    case 'pattern':
      return $localize`:@@schema.rules.patternOf:${field}:field:, pattern`;
    case 'allowed':
      return $localize`:@@schema.rules.allowedOf:${field}:field:, allowed value`;
  }
}
