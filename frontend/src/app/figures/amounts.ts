import type { Amount } from '@etl-studio/contracts';
import type { Formats } from '@etl-studio/ui';

/** "€10.00 + $5.00": amounts of several currencies are never added. Without any, nothing in `currency`. */
export function amountWords(amounts: readonly Amount[], currency: string | null, formats: Formats): string {
  const words = amounts.map((amount) => formats.money(amount.spend, amount.currency));
  return words.join(' + ') || formats.money('0', currency);
}

/** "+€10.00, −$5.00": the differences that there are; "+€0.00" where there is none. */
export function differenceWords(
  amounts: readonly Amount[],
  currency: string | null,
  formats: Formats,
): string {
  const differing = amounts.filter(({ spend }) => spend !== '0');
  const [first = { currency, spend: '0' }] = amounts;
  return (differing.length > 0 ? differing : [first])
    .map((amount) => {
      const words = formats.money(amount.spend.replace(/^-/, ''), amount.currency);
      return amount.spend.startsWith('-') ? `−${words}` : `+${words}`;
    })
    .join(', ');
}
