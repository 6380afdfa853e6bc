import type { ControlTotals, ReceiptLines, ReceiptSums, RecordSums, RunReceipt } from '@etl-studio/contracts';
import { markup, type Markup } from './markup';
import type { ReceiptWords } from './receipt-words';

const NONE = '—';
const FIGURES = ['spend', 'clicks', 'conversions'] as const;
const LINE_CLASSES = [
  'preamble',
  'header',
  'blank',
  'totals',
  'footers',
  'imported',
  'rejected',
  'excluded',
] as const satisfies readonly Exclude<keyof ReceiptLines, 'total' | 'balanced'>[];

/** The tables of a receipt's page, in the words of a language. */
export class ReceiptTables {
  constructor(private readonly words: ReceiptWords) {}

  lines(lines: ReceiptLines): Markup {
    const { heading, caption, total, ...names } = this.words.lines;
    const classes = LINE_CLASSES.map((name): [string, number] => [names[name], lines[name]]);
    return markup`<section><h2>${heading}</h2>
${this.equation(caption, classes, [total, lines.total], lines.balanced)}</section>`;
  }

  rows(rows: NonNullable<RunReceipt['rows']>): Markup {
    const { imported, rejected, excluded } = this.words.lines;
    const { heading, caption, total } = this.words.rows;
    const classes: [string, number][] = [
      [imported, rows.valid],
      [rejected, rows.invalid],
      [excluded, rows.excluded],
    ];
    return markup`<section><h2>${heading}</h2>
${this.equation(caption, classes, [total, rows.total], rows.balanced)}</section>`;
  }

  sums({ imported, byCurrency, rejected, excluded, file, balanced }: ReceiptSums): Markup {
    const { lines, rows, sums: said } = this.words;
    const parts = byCurrency.length > 1 ? byCurrency : [];
    return markup`<section><h2>${said.heading}</h2>
<table>
<caption>${said.caption}</caption>
<thead><tr><th scope="col">${rows.heading}</th>${this.figureNames()}</tr></thead>
<tbody>
${this.sumsRow(lines.imported, imported)}
${parts.map((part) => this.sumsRow(said.inCurrency(part.currency ?? said.noCurrency), part))}
${rejected && this.sumsRow(lines.rejected, rejected)}
${excluded && FIGURES.some((figure) => excluded[figure] !== '0') ? this.sumsRow(lines.excluded, excluded) : null}
${file && this.sumsRow(said.file, file)}
</tbody>
</table>
${balanced === null ? null : markup`<p>${verdict(balanced, said.addUp, said.addUpNot)}</p>`}</section>`;
  }

  control(control: ControlTotals | null): Markup {
    const said = this.words.control;
    if (!control) return markup`<section><h2>${said.heading}</h2><p>${said.none}</p></section>`;
    const rows = FIGURES.flatMap((name) => {
      const figure = control[name];
      if (!figure) return [];
      const cells = [figure.file, figure.rows, figure.difference].map(
        (amount) => markup`<td>${this.amount(amount)}</td>`,
      );
      return [markup`<tr><th scope="row">${this.words.figures[name]}</th>${cells}</tr>`];
    });
    return markup`<section><h2>${said.heading}</h2>
<table>
<caption>${said.caption}</caption>
<thead><tr><th scope="col">${said.figure}</th><th scope="col">${said.file}</th><th scope="col">${said.rows}</th><th scope="col">${said.difference}</th></tr></thead>
<tbody>${rows}</tbody>
</table>
<p>${verdict(control.matches, said.matches, said.matchesNot)}</p></section>`;
  }

  private equation(
    caption: string,
    classes: [string, number][],
    [totalLabel, total]: [string, number],
    balanced: boolean,
  ): Markup {
    const rows = classes.map(
      ([label, value]) => markup`<tr><th scope="row">${label}</th><td>${this.count(value)}</td></tr>`,
    );
    return markup`<table>
<caption>${caption}</caption>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${totalLabel}</th><td>${this.count(total)}</td></tr></tfoot>
</table>
<p>${verdict(balanced, this.words.balances, this.words.balancesNot)}</p>`;
  }

  private figureNames(): Markup[] {
    return FIGURES.map((name) => markup`<th scope="col">${this.words.figures[name]}</th>`);
  }

  private sumsRow(label: string, sums: { [K in keyof RecordSums]: string | null }): Markup {
    const cells = FIGURES.map((name) => markup`<td>${this.amount(sums[name])}</td>`);
    return markup`<tr><th scope="row">${label}</th>${cells}</tr>`;
  }

  /** The exact amount, digit by digit. */
  private amount(amount: string | null): string {
    return amount === null ? NONE : amount.replace('.', this.words.decimalSign);
  }

  private count(value: number): string {
    return value.toLocaleString(this.words.locale);
  }
}

function verdict(holds: boolean, yes: string, no: string): Markup {
  return holds ? markup`<span class="ok">✓ ${yes}</span>` : markup`<span class="bad">✗ ${no}</span>`;
}
