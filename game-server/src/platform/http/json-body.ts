/** Keys that reach an object's prototype when somebody copies them carelessly. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bad'; readonly field?: string };

/** Parses a request's body; text that isn't JSON and keys that name a prototype are bad. */
export function parseJsonBody(bytes: Uint8Array): JsonBody {
  let forbidden: string | undefined;
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      (key, inner: unknown) => {
        if (PROTOTYPE_KEYS.has(key)) forbidden = key;
        return inner;
      },
    );
    return forbidden === undefined ? { kind: 'json', value } : { kind: 'bad', field: forbidden };
  } catch {
    return { kind: 'bad' };
  }
}
