import type { Collation } from '../types/type.ts';
import { compareCodePoints, trimSpacesAtEnd } from '../values/text.ts';

type TextComparison = (left: string, right: string) => number;

export const BINARY: Collation = {
  name: 'BINARY',
  fold: 'none',
  accents: true,
  padded: false,
  rtrim: false,
};

/** How texts stand to one another in a collation. */
export function compareTexts(collation: Collation): TextComparison {
  const { fold, padded, rtrim } = collation;
  if (fold === 'none' && !padded && !rtrim && collation.order !== 'language') return compareCodePoints;
  const foldText = folding(collation);
  const byCode = padded ? comparePadded : compareCodePoints;
  if (collation.order !== 'language') return (left, right) => byCode(foldText(left), foldText(right));
  return (left, right) => {
    if (left === right) return 0;
    const byLetters = compareByKind(baseLetters(trimmed(left)), baseLetters(trimmed(right)));
    return byLetters || (sameKey(left, right) ? 0 : compareCodePoints(caseSwapped(left), caseSwapped(right)));
  };

  function trimmed(text: string): string {
    return padded ? trimSpacesAtEnd(text) : text;
  }
  function sameKey(left: string, right: string): boolean {
    return foldText(left) === foldText(right);
  }
}

/** Two texts are equal in a collation if and only if these are. */
export function textKey(collation: Collation): (text: string) => string {
  return folding(collation);
}

function folding({ fold, accents, padded, rtrim, order }: Collation): (text: string) => string {
  const trim = padded || rtrim ? trimSpacesAtEnd : same;
  if (fold === 'ascii') return (text) => asciiLower(trim(text));
  if (fold === 'none') return trim;
  if (accents) return (text) => upper(trim(text));
  // Letter for letter, ß is an s; by the Unicode algorithm it is two.
  return order === 'language'
    ? (text) => baseLetters(trim(text))
    : (text) => baseLetters(trim(text).replaceAll('ß', 's'));
}

function same(text: string): string {
  return text;
}

export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const BEYOND_ASCII = /[^\0-\u007f]/;

function upper(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFC').toUpperCase() : text.toUpperCase();
}

/** Upper case without accents: É is E. */
function baseLetters(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toUpperCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .normalize('NFC');
}

/** Of texts that differ only in case or accents, the lower-case one comes first. */
function caseSwapped(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const upperCase = letter.toUpperCase();
    return letter === upperCase ? letter.toLowerCase() : upperCase;
  });
}

/** As if the shorter were filled up with spaces. */
function comparePadded(left: string, right: string): number {
  const length = Math.max(left.length, right.length);
  return compareCodePoints(left.padEnd(length), right.padEnd(length));
}

/** Signs in the order of the Unicode collation algorithm's table (DUCET). */
const SIGNS = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';

function compareByKind(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i += 1) {
    if (left.charCodeAt(i) === right.charCodeAt(i)) continue;
    return kindRank(left, i) - kindRank(right, i);
  }
  return left.length - right.length;
}

function kindRank(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const sign = SIGNS.indexOf(text.charAt(at));
  if (sign >= 0) return 1000 + sign;
  return code <= 32 ? code : 2000 + code;
}

/** The collation of a comparison: one that is named wins, then one that is not the default. */
export function pickCollation(left: Collation, right: Collation, byDefault: Collation): Collation {
  if (left.explicit) return left;
  if (right.explicit) return right;
  return left.name === byDefault.name ? right : left;
}
