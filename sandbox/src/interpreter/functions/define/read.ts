import { Unsupported } from '../../errors/failure.ts';
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

/** What no letter has brought into its form, a dialect may still take: never a guess. */
function wrong(what: string): never {
  throw new Unsupported(`an argument that is not ${what}`, null);
}
