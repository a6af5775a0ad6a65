import { textIn } from '../define/read.ts';
import type { DialectName } from '../../dialects/dialect.ts';
import { bound, scalar } from '../define/scalar.ts';

/** SQLite changes only the letters of ASCII. */
export const upper = bound(
  's',
  'text',
  (_, { semantics: { dialect } }) =>
    ([text]) =>
      toUpper(textIn(text), dialect),
);
export const lower = bound(
  's',
  'text',
  (_, { semantics: { dialect } }) =>
    ([text]) =>
      toLower(textIn(text), dialect),
);

/** The first letter of each word, a word being letters and digits. */
export const capitalize = scalar('s', 'text', ([text]) =>
  textIn(text).replace(
    /[\p{L}\p{N}]+/gu,
    (word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
  ),
);

/** A character never becomes two: ß stays. */
function toUpper(text: string, dialect: DialectName): string {
  if (dialect === 'sqlite') return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const all = text.toUpperCase();
  if (all.length === text.length) return all;
  return Array.from(text, (letter) => {
    const upper = letter.toUpperCase();
    return upper.length === letter.length ? upper : letter;
  }).join('');
}

function toLower(text: string, dialect: DialectName): string {
  if (dialect === 'sqlite') return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return text.toLowerCase();
}
