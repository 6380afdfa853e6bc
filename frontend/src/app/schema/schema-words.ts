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
