import type { PatternReader } from './pattern-reader.ts';
import { RegexError, type RegexOptions } from './syntax.ts';

const CONTROLS: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7, e: 27, '0': 0 };

/** \n, \u00e9, \x41: in Oracle a backslash only takes a sign's meaning away. */
export function escapedPoint(reader: PatternReader, letter: string, { flavor }: RegexOptions): number {
  const point = letter.codePointAt(0) ?? 0;
  if (flavor === 'oracle') return point;
  const code = letter === 'u' ? reader.accept(/[\da-fA-F]{4}/y) : null;
  const hex = code ?? (letter === 'x' ? reader.accept(/[\da-fA-F]{2}/y) : null);
  if (hex) return Number.parseInt(hex[0] ?? '', 16);
  const control = CONTROLS[letter];
  if (control !== undefined) return control;
  if (flavor === 'postgresql' && /[a-zA-Z]/.test(letter)) throw new RegexError('invalid escape \\ sequence');
  return point;
}
