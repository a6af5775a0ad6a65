import type { Datum } from './peer.ts';

/** A number written without what doesn't matter: -0, leading zeros, an exponent. The scale stays: 1.50 is not 1.5. */
export function numberDatum(text: string): Datum {
  return { kind: 'number', text: text === '-0' ? '0' : text };
}

export function floatDatum(value: number): Datum {
  return { kind: 'float', text: String(Object.is(value, -0) ? 0 : value) };
}
