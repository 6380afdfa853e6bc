import { readFileSync } from 'node:fs';

export type Env = Readonly<Record<string, string | undefined>>;

/** Every fault of the environment, one sentence each. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * Reads variables, each also from the file that `NAME_FILE` points to, and collects faults instead of
 * throwing, so that all of them are told at once.
 */
export class EnvReader {
  readonly faults: string[] = [];

  constructor(private readonly env: Env) {}

  text(name: string): string | undefined {
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

  integer(name: string, fallback: number, least = 1, most = Number.MAX_SAFE_INTEGER): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.faults.push(`${name} is "${text}"; expected a whole number from ${least} to ${most}.`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    return this.oneOf(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true';
  }

  oneOf<const T extends string>(name: string, values: readonly T[], fallback: T): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = values.find((known) => known === text);
    if (value === undefined) this.faults.push(`${name} is "${text}"; expected one of ${values.join(', ')}.`);
    return value ?? fallback;
  }

  /** The URL as given. Its value is never part of a fault: it may hold a password. */
  url(name: string, protocols: readonly string[], fallback?: string): string {
    const text = this.text(name) ?? fallback;
    const expected = `expected ${protocols.map((protocol) => `${protocol}//…`).join(' or ')}`;
    if (text === undefined) this.faults.push(`${name} is missing; ${expected}.`);
    else if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      this.faults.push(`${name} is not a usable URL; ${expected}.`);
    }
    return text ?? '';
  }

  required(name: string, because: string): string {
    const text = this.text(name);
    if (text === undefined) this.faults.push(`${name} is missing; it is needed ${because}.`);
    return text ?? '';
  }
}
