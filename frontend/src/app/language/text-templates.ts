import { type Template, templateOf } from './text-template';

/** Texts of more sentences than these are no messages. */
const MOST_SENTENCES = 12;
/** What stands between the parts of a list. */
const SEPARATORS = ['; ', ', ', ' or '];

/** Finds the template that a text was made from, and says it in the other language. */
export class TextTemplates {
  private readonly sentences: readonly Template[];
  private readonly words: readonly Template[];

  constructor(
    texts: { sentences: Readonly<Record<string, string>>; words: Readonly<Record<string, string>> },
    private readonly locale: string,
  ) {
    this.sentences = sorted(texts.sentences);
    this.words = sorted(texts.words);
  }

  /** One sentence or several; null where none of them is known. What is not known stays as it is. */
  textOf(english: string): string | null {
    const whole = this.oneOf(this.sentences, english);
    if (whole !== null) return whole;
    const parts = english.split(/(?<=[.!?]) (?=\S)/);
    return parts.length === 1 || parts.length > MOST_SENTENCES ? null : this.sentenceBySentence(parts);
  }

  /** A part of a sentence, or a list of them; null where no part of it is known. */
  wordsOf(english: string): string | null {
    const list = this.listOf(english);
    if (list?.isWhole) return list.text;
    return this.oneOf(this.words, english) ?? this.textOf(english) ?? list?.text ?? null;
  }

  /** Null where it is no list, or none of its parts is known. */
  private listOf(english: string): { text: string; isWhole: boolean } | null {
    const separator = SEPARATORS.find((each) => english.includes(each));
    if (separator === undefined) return null;
    const parts = english.split(separator).map((part) => ({ part, text: this.wordsOf(part) }));
    const unknown = parts.filter(({ text }) => text === null).length;
    const between = separator === ' or ' ? ' oder ' : separator;
    const text = parts.map(({ part, text: said }) => said ?? part).join(between);
    return unknown === parts.length ? null : { text, isWhole: unknown === 0 };
  }

  private sentenceBySentence(parts: readonly string[]): string | null {
    const said: string[] = [];
    let isKnown = false;
    for (let from = 0; from < parts.length;) {
      const next = this.longestFrom(parts, from);
      said.push(next?.text ?? parts[from] ?? '');
      isKnown ||= next !== null;
      from = next?.to ?? from + 1;
    }
    return isKnown ? said.join(' ') : null;
  }

  private longestFrom(parts: readonly string[], from: number): { text: string; to: number } | null {
    for (let to = parts.length; to > from; to--) {
      const text = this.oneOf(this.sentences, parts.slice(from, to).join(' '));
      if (text !== null) return { text, to };
    }
    return null;
  }

  private oneOf(templates: readonly Template[], english: string): string | null {
    for (const template of templates) {
      const text = template.say(english, this.locale, (words) => this.wordsOf(words));
      if (text !== null) return text;
    }
    return null;
  }
}

/** The one that leaves least to its places comes first. */
function sorted(texts: Readonly<Record<string, string>>): Template[] {
  return Object.entries(texts)
    .map(([english, other]) => templateOf(english, other))
    .sort((one, other) => other.fixed - one.fixed);
}
