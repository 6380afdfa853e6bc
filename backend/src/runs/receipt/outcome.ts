import type { ControlTotals } from '@etl-studio/contracts';

/** What an import came to, as a line of the run's log. */
export function outcomeText(validRows: number, totalRows: number, control: ControlTotals | null): string {
  const rows = `Imported ${validRows} of ${totalRows} rows.`;
  return control ? `${rows} ${controlText(control)}` : rows;
}

function controlText(control: ControlTotals): string {
  if (control.matches) return 'The totals that the file states match its rows.';
  const differences = (['spend', 'clicks', 'conversions'] as const).flatMap((name) => {
    const difference = control[name]?.difference ?? '0';
    return difference === '0' ? [] : [`${name} by ${difference}`];
  });
  return `The totals that the file states differ from its rows: ${differences.join(', ')}.`;
}
