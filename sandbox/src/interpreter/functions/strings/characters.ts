import type { DialectName } from '../../dialects/dialect.ts';

/**
 * Characters as a dialect counts them: code points, or UTF-16 units where the collation knows no supplementary
 * characters (T-SQL, "Collation and Unicode support", Supplementary characters).
 */
export type Units = 'points' | 'utf16';

export function unitsOf(dialect: DialectName): Units {
  return dialect === 'mssql' ? 'utf16' : 'points';
}

export function lengthOf(text: string, units: Units): number {
  if (units === 'utf16' || !SURROGATE.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Characters from `start` (0 is the first) up to `end`, both cut to what is there. */
export function slice(text: string, start: number, end: number, units: Units): string {
  const from = Math.max(start, 0);
  const to = Math.max(end, from);
  if (units === 'utf16' || !SURROGATE.test(text)) return text.slice(from, to);
  return Array.from(text).slice(from, to).join('');
}

/** The place in characters of a place in UTF-16 units. */
export function placeOf(text: string, index: number, units: Units): number {
  return lengthOf(text.slice(0, index), units);
}

/** The place in UTF-16 units of the character `place`; the text's length when it lies behind the end. */
export function indexOf(text: string, place: number, units: Units): number {
  return slice(text, 0, place, units).length;
}

export function characters(text: string, units: Units): string[] {
  return units === 'utf16' ? text.split('') : Array.from(text);
}

export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const SURROGATE = /[\ud800-\udbff]/;
