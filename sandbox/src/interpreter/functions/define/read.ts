import type { Value } from '../../values/value.ts';

/** An argument that its letter has made a text; SQLite's bytes are read as one. */
export function textIn(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return wrong('a text');
}

export function integerIn(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : wrong('an integer');
}

/** A broken promise: arguments are brought into their form before a function sees them. */
function wrong(what: string): never {
  throw new Error(`the argument is not ${what}`);
}
