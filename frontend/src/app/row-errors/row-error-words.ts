import type { MappingField, RowErrorCode } from '@etl-studio/contracts';

const PROBLEMS: Record<RowErrorCode, string> = {
  required: $localize`:@@rowError.required:Missing`,
  invalid_date: $localize`:@@rowError.invalidDate:No such date`,
  ambiguous_date: $localize`:@@rowError.ambiguousDate:Day or month first?`,
  invalid_number: $localize`:@@rowError.invalidNumber:Not a number`,
  precision_loss: $localize`:@@rowError.precisionLoss:Too many digits`,
  out_of_range: $localize`:@@rowError.outOfRange:Out of range`,
  negative_value: $localize`:@@rowError.negativeValue:Below minimum 0`,
  invalid_integer: $localize`:@@rowError.invalidInteger:Not a whole number`,
  too_long: $localize`:@@rowError.tooLong:Too long`,
  not_allowed: $localize`:@@rowError.notAllowed:Not an allowed value`,
  pattern_mismatch: $localize`:@@rowError.patternMismatch:Does not fit the pattern`,
  too_many_fields: $localize`:@@rowError.tooManyFields:More cells than columns`,
  bad_encoding: $localize`:@@rowError.badEncoding:Unreadable characters`,
  nul_byte: $localize`:@@rowError.nulByte:Binary data`,
  unclosed_quote: $localize`:@@rowError.unclosedQuote:Quote never closed`,
};

const MISSING: Record<MappingField, string> = {
  date: $localize`:@@rowError.missingDate:Missing date`,
  campaign: $localize`:@@rowError.missingCampaign:Missing campaign`,
  channel: $localize`:@@rowError.missingChannel:Missing channel`,
  spend: $localize`:@@rowError.missingSpend:Missing spend`,
  clicks: $localize`:@@rowError.missingClicks:Missing clicks`,
  conversions: $localize`:@@rowError.missingConversions:Missing conversions`,
  currency: $localize`:@@rowError.missingCurrency:Missing currency`,
};

/** What is wrong, in two or three words: "No such date". */
export function problemName(code: RowErrorCode): string {
  return PROBLEMS[code];
}

/** The same where the field is not beside it: "Missing campaign". */
export function problemInField(code: RowErrorCode, field: MappingField | null): string {
  return code === 'required' && field !== null ? MISSING[field] : PROBLEMS[code];
}
