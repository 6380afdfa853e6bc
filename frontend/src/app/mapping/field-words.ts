import { type MappingField, REQUIRED_FIELDS } from '@etl-studio/contracts';

/** What a field is called on the screen. */
export const FIELD_NAMES: Record<MappingField, string> = {
  date: $localize`:@@field.date:Date`,
  campaign: $localize`:@@field.campaign:Campaign`,
  channel: $localize`:@@field.channel:Channel`,
  spend: $localize`:@@field.spend:Spend`,
  clicks: $localize`:@@field.clicks:Clicks`,
  conversions: $localize`:@@field.conversions:Conversions`,
  currency: $localize`:@@field.currency:Currency`,
};

/** What the controls in the row of a column, or of a field, are called. */
export const controlNames = {
  field: (column: string) => $localize`:@@mapping.fieldFor:Field for ${column}:column:`,
  column: (field: string) => $localize`:@@mapping.columnFor:Column for ${field}:field:`,
  ifEmpty: (field: string) => $localize`:@@mapping.defaultFor:${field}:field: where the cell is empty`,
};

export function isRequired(field: MappingField): boolean {
  return (REQUIRED_FIELDS as readonly MappingField[]).includes(field);
}

/** Fields whose values have a date format, a decimal separator, or neither. */
export function formatKind(field: MappingField): 'date' | 'number' | 'text' {
  if (field === 'date') return 'date';
  return field === 'spend' || field === 'clicks' || field === 'conversions' ? 'number' : 'text';
}
