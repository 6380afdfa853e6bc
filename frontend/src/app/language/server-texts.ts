import { TextTemplates } from './text-templates';

/** The server's English and what it is in another language, with the places `{name}` of both. */
interface ServerTexts {
  /** What a code means, where its sentence is not known here. */
  codes: Readonly<Record<string, string>>;
  sentences: Readonly<Record<string, string>>;
  /** Names of what the audit log tells, and of the kinds of things it is about. */
  actions: Readonly<Record<string, string>>;
  /** Names of what else is known of these. */
  details: Readonly<Record<string, string>>;
  /** Parts of sentences, and messages that are no sentences. */
  words: Readonly<Record<string, string>>;
}

/** Answers repeat themselves: rows of a file fail alike. */
const MOST_REMEMBERED = 2_000;

let known: { texts: ServerTexts; templates: TextTemplates } | null = null;
const remembered = new Map<string, string | null>();

/** Has what the server and the engine say come out in the language of `texts`; null leaves it in English. */
export function useServerTexts(texts: ServerTexts | null, locale = 'en-US'): void {
  known = texts && { texts, templates: new TextTemplates(texts, locale) };
  remembered.clear();
}

/**
 * A text of the server or the engine in the language of the console. Where only its `code` is known here, what the code
 * means stands before the English; where not even that, it stays as it came.
 */
export function serverText(english: string, code?: string | null): string {
  if (!known) return english;
  const text = translated(english, known.templates);
  if (text !== null) return text;
  const meaning = code ? known.texts.codes[code] : undefined;
  return meaning === undefined ? english : `${meaning} (${english})`;
}

/** "dataset.created" → "Dataset created", "api_key" → "API key". */
export function serverAction(action: string): string {
  const words = action
    .replace('.', ' ')
    .replaceAll('_', ' ')
    .replace(/^api\b/, 'API');
  return known?.texts.actions[action] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** "fileName" → "file name". */
export function serverDetail(name: string): string {
  return known?.texts.details[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function translated(english: string, templates: TextTemplates): string | null {
  const before = remembered.get(english);
  if (before !== undefined) return before;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const text = templates.textOf(english) ?? templates.wordsOf(english);
  remembered.set(english, text);
  return text;
}
