import { textIn } from '../define/read.ts';
import type { Value } from '../../values/value.ts';
import { Unsupported } from '../../errors/failure.ts';
import { trimSpacesAtEnd } from '../../values/text.ts';
import { bound, scalar } from '../define/scalar.ts';
import { lengthOf, unitsOf, utf8Length } from './characters.ts';

/** In characters. */
export const characterLength = bound('s', 'integer', (_, { semantics: { dialect } }) => {
  const units = unitsOf(dialect);
  return ([text]) => BigInt(lengthOf(textIn(text), units));
});

/** In bytes of UTF-8; bytes as they are. */
export const byteLength = scalar('y', 'integer', ([value]) => BigInt(bytesOf(value)));
export const bitLength = scalar('y', 'integer', ([value]) => BigInt(8 * bytesOf(value)));

/** PostgreSQL's LENGTH counts characters of a text and bytes of bytea; SQLite's stops at a NUL character. */
export const length = bound('y', 'integer', (_, { semantics: { dialect } }) => ([value]) => {
  if (value instanceof Uint8Array) return BigInt(value.length);
  const [text = ''] = dialect === 'sqlite' ? textIn(value).split('\0') : [textIn(value)];
  return BigInt(lengthOf(text, unitsOf(dialect)));
});

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

function bytesOf(value: Value | undefined): number {
  return value instanceof Uint8Array ? value.length : utf8Length(textIn(value));
}
