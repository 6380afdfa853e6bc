/** Offered first; every other ISO 4217 code the browser knows follows. */
const COMMON = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'BRL', 'SEK', 'PLN'];

export interface CurrencyOption {
  code: string;
  name: string;
}

/** Currencies to choose from, the common ones first. */
export function currencyOptions(locale: string): CurrencyOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = [...new Set([...COMMON, ...Intl.supportedValuesOf('currency')])];
  return codes.map((code) => ({ code, name: names.of(code) ?? code }));
}
