import type { LanguageId } from '../language/language';

/** Ways to write numbers and dates, of those that many people write in. */
const LOCALES = [
  ...['en-US', 'en-GB', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CH', 'nl-NL', 'es-ES', 'it-IT'],
  ...['pt-BR', 'pl-PL', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'cs-CZ'],
];

/** Null stands for what goes without a choice. */
interface RegionChoice {
  id: string | null;
  name: string;
}

/** Each under the name it has in the language of the console. */
export function regionChoices(language: LanguageId): RegionChoice[] {
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
  return [
    { id: null, name: $localize`:@@region.asLanguage:Same as the language` },
    ...LOCALES.map((id) => ({ id, name: names.of(id) ?? id })),
  ];
}

/** Every zone that the browser knows. */
export function timeZoneChoices(): RegionChoice[] {
  const { timeZone: here } = Intl.DateTimeFormat().resolvedOptions();
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes('UTC') ? known : ['UTC', ...known];
  return [
    { id: null, name: $localize`:@@region.here:This browser’s (${spelled(here)}:zone:)` },
    ...zones.map((id) => ({ id, name: spelled(id) })),
  ];
}

function spelled(zone: string): string {
  return zone.replaceAll('_', ' ');
}
