import { readFileSync } from 'node:fs';
import type { Setting } from './setting';
import { type NameOf, type SettingName, SETTINGS, type Settings } from './settings';

export type Env = Readonly<Record<string, string | undefined>>;

/** Every fault of the environment, one sentence each. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type TextOf<N extends NameOf<'text'>> = Settings[N] extends { fallback: string }
  ? string
  : string | undefined;
type IntegerOf<N extends NameOf<'integer'>> = Settings[N]['fallback'] extends null ? number | null : number;
type ChoiceOf<N extends NameOf<'choice'>> = Settings[N]['of'][number];

/**
 * Reads settings, each also from the file that `NAME_FILE` points to, and collects faults instead of throwing, so
 * that all of them are told at once.
 */
export class EnvReader {
  readonly faults: string[] = [];

  constructor(private readonly env: Env) {}

  has(name: SettingName): boolean {
    return this.#given(name) !== undefined;
  }

  text<N extends NameOf<'text'>>(name: N): TextOf<N> {
    const { fallback } = SETTINGS[name] as Extract<Setting, { kind: 'text' }>;
    return (this.#given(name) ?? fallback) as TextOf<N>;
  }

  integer<N extends NameOf<'integer'>>(name: N): IntegerOf<N> {
    const { fallback, least, most } = SETTINGS[name];
    const text = this.#given(name);
    if (text === undefined) return fallback as IntegerOf<N>;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.faults.push(`${name} is "${text}"; expected a whole number from ${least} to ${most}.`);
    return fallback as IntegerOf<N>;
  }

  /** @param otherwise where the default depends on other settings */
  flag(name: NameOf<'flag'>, otherwise: boolean = SETTINGS[name].fallback): boolean {
    return this.#oneOf(name, ['true', 'false'], otherwise ? 'true' : 'false') === 'true';
  }

  /** @param otherwise where the default depends on other settings */
  choice<N extends NameOf<'choice'>>(name: N, otherwise?: ChoiceOf<N>): ChoiceOf<N> {
    const { of, fallback } = SETTINGS[name] as Extract<Setting, { kind: 'choice' }>;
    return this.#oneOf(name, of, otherwise ?? fallback) as ChoiceOf<N>;
  }

  /** The URL as given. Its value is never part of a fault: it may hold a password. */
  url(name: NameOf<'url'>, protocols: readonly string[] = SETTINGS[name].protocols): string {
    const { fallback } = SETTINGS[name] as Extract<Setting, { kind: 'url' }>;
    const text = this.#given(name) ?? fallback;
    const expected = `expected ${protocols.map((protocol) => `${protocol}//…`).join(' or ')}`;
    if (text === undefined) this.faults.push(`${name} is missing; ${expected}.`);
    else if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      this.faults.push(`${name} is not a usable URL; ${expected}.`);
    }
    return text ?? '';
  }

  required(name: SettingName, because: string): string {
    const text = this.#given(name);
    if (text === undefined) this.faults.push(`${name} is missing; it is needed ${because}.`);
    return text ?? '';
  }

  #oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const text = this.#given(name);
    if (text === undefined) return fallback;
    const value = values.find((known) => known === text);
    if (value === undefined) this.faults.push(`${name} is "${text}"; expected one of ${values.join(', ')}.`);
    return value ?? fallback;
  }

  #given(name: string): string | undefined {
    const file = this.env[`${name}_FILE`];
    if (!file) return this.env[name]?.trim() || undefined;
    if (this.env[name]) this.faults.push(`${name} and ${name}_FILE are both set; keep one of them.`);
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch {
      this.faults.push(
        `${name}_FILE points to ${file}, which cannot be read; give the path of a readable file.`,
      );
      return undefined;
    }
  }
}
