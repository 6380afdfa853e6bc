/** What is said of ways to read a column. */
export const formatWords = {
  ask: $localize`:@@mapping.format.choose:Choose`,
  detected: $localize`:@@mapping.format.detected:As detected`,
  excel: $localize`:@@mapping.format.excel:Excel serial number`,
  readsNone: $localize`:@@mapping.format.none:reads none of the values`,
  howToWrite: $localize`:@@mapping.format.how:Write D or DD for the day, M, MM or MMM for the month, YY or YYYY for the year, as in DD.MM.YYYY.`,
  wrong: (name: string): string =>
    $localize`:@@mapping.format.wrong:“${name}:format:” is not a date format. ${formatWords.howToWrite}:how:`,
  /** "DD/MM/YYYY → 2026-09-03, 2026-09-14" */
  option: (name: string, read: readonly string[]): string =>
    `${name} → ${read.length > 0 ? read.join(', ') : formatWords.readsNone}`,
};
