/** What every setting says of itself; docker/configuration.md is made of it. */
interface Described {
  /** What it decides, as Markdown. */
  readonly says: string;
  /** What holds without it, as Markdown, where that is more than its default. */
  readonly without?: string;
}

export interface TextSetting extends Described {
  readonly kind: 'text';
  readonly fallback?: string;
}

export interface UrlSetting extends Described {
  readonly kind: 'url';
  /** Such as `https:`. */
  readonly protocols: readonly string[];
  readonly fallback?: string;
}

export interface IntegerSetting extends Described {
  readonly kind: 'integer';
  /** Null: nothing holds. */
  readonly fallback: number | null;
  readonly least: number;
  readonly most: number;
}

export interface FlagSetting extends Described {
  readonly kind: 'flag';
  readonly fallback: boolean;
}

export interface ChoiceSetting extends Described {
  readonly kind: 'choice';
  readonly of: readonly string[];
  readonly fallback: string;
}

/** A variable of the environment: how it is read, and what stands in its place. */
export type Setting = TextSetting | UrlSetting | IntegerSetting | FlagSetting | ChoiceSetting;

type Rest<T extends Setting> = Partial<Omit<T, 'kind' | 'says'>>;

export const text = <const R extends Rest<TextSetting>>(says: string, rest: R = {} as R) => ({
  kind: 'text' as const,
  says,
  ...rest,
});

export const url = <const R extends Rest<UrlSetting>>(
  says: string,
  protocols: readonly string[],
  rest: R = {} as R,
) => ({ kind: 'url' as const, says, protocols, ...rest });

export const integer = <const F extends number | null>(
  says: string,
  fallback: F,
  rest: Rest<IntegerSetting> = {},
) => ({ kind: 'integer' as const, says, least: 1, most: Number.MAX_SAFE_INTEGER, ...rest, fallback });

export const flag = (says: string, fallback: boolean, rest: Pick<Described, 'without'> = {}) => ({
  kind: 'flag' as const,
  says,
  ...rest,
  fallback,
});

export const choice = <const V extends readonly string[]>(
  says: string,
  of: V,
  fallback: V[number],
  rest: Pick<Described, 'without'> = {},
) => ({ kind: 'choice' as const, says, of, ...rest, fallback });
