import { Unsupported } from '../../errors/failure.ts';
import { trimSpacesAtEnd } from '../../values/text.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { doubled } from './codes.ts';
import { clamp, substringOf } from './substrings.ts';

/** T-SQL's CHAR: 0 to 255, of code page 1252. */
export const characterOfByte = scalar('i', 'text', ([code]) => {
  const byte = Number(code);
  if (byte < 0 || byte > 255) return null;
  return new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
});
/** T-SQL: QUOTENAME(name, quote). */
export const quoteName = scalar('ss?', 'text', ([name, quote = '[']) => {
  const pair = QUOTES[textIn(quote).slice(0, 1)];
  if (!pair || textIn(name).length > 128) return null;
  const [open, close] = pair;
  return open + doubled(textIn(name), close) + close;
});
const QUOTES: Readonly<Record<string, readonly [string, string]>> = {
  '[': ['[', ']'],
  ']': ['[', ']'],
  '"': ['"', '"'],
  "'": ["'", "'"],
  '(': ['(', ')'],
  ')': ['(', ')'],
  '<': ['<', '>'],
  '>': ['<', '>'],
  '{': ['{', '}'],
  '}': ['{', '}'],
  '`': ['`', '`'],
};
/** T-SQL: the length can't be left out. */
export const substringOfMssql = substringOf('yii');

/** T-SQL: STUFF(text, start, length, new); NULL where the start lies outside the text. */
export const stuff = bound(
  'siis',
  'text',
  () =>
    ([value, from, count, inserted]) => {
      const [text, start, many] = [textIn(value), clamp(from), clamp(count)];
      if (start < 1 || start > text.length || many < 0) return null;
      return (
        text.slice(0, start - 1) + (inserted === null ? '' : textIn(inserted)) + text.slice(start - 1 + many)
      );
    },
  { takesNull: true },
);

/** T-SQL: LEN doesn't count spaces at the end. */
export const lengthWithoutSpaces = scalar('s', 'integer', ([text]) =>
  BigInt(trimSpacesAtEnd(textIn(text)).length),
);

/** T-SQL's DATALENGTH: two bytes a character in NVARCHAR and NCHAR, one in VARCHAR, four in INT. */
export const storedLength = bound('a', 'integer', ([type], { semantics }) => {
  if (type?.kind === 'integer') return () => BigInt(Math.max(1, type.bits / 8));
  if (type?.kind === 'float') return () => BigInt(type.bits / 8);
  if (type?.kind === 'text') {
    const width = type.name?.startsWith('N') ? 2n : 1n;
    return ([text]) => BigInt(textIn(text).length) * width;
  }
  return ([value]) => {
    if (value instanceof Uint8Array) return BigInt(value.length);
    throw new Unsupported(`DATALENGTH of ${type ? semantics.nameOf(type) : 'NULL'}`, null);
  };
});
