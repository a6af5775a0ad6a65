import type { Value } from '../../values/value.ts';
import { textIn } from '../define/read.ts';
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

function bytesOf(value: Value | undefined): number {
  return value instanceof Uint8Array ? value.length : utf8Length(textIn(value));
}
