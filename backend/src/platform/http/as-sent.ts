import { applyDecorators } from '@nestjs/common';
import { Transform, type TransformFnParams } from 'class-transformer';

const AS_SENT = Symbol('as sent');

/** Hides a value from what walks over the request and drops names such as `__proto__`. */
class Sealed {
  readonly #value: unknown;

  constructor(value?: unknown) {
    this.#value = value;
  }

  static open(value: unknown): unknown {
    return value instanceof Sealed ? value.#value : value;
  }
}

/**
 * Keeps a property of a DTO as the request holds it, for an object whose keys are the caller's own: a name that was
 * dropped unseen could neither be refused nor meant. Such a value must not be copied key by key.
 */
export const AsSent = () =>
  applyDecorators(
    (target: object, property: string | symbol) => Reflect.defineMetadata(AS_SENT, true, target, property),
    Transform(({ obj, key }: TransformFnParams) => Sealed.open((obj as Record<string, unknown>)[key])),
  );

/** The request with what its DTO wants as it was sent out of reach until the DTO is built. */
export function sealed(request: object, dto: { prototype: object }): object {
  const entries = Object.entries(request).map(([key, value]: [string, unknown]) =>
    Reflect.hasMetadata(AS_SENT, dto.prototype, key) ? [key, new Sealed(value)] : [key, value],
  );
  return Object.fromEntries(entries) as object;
}
