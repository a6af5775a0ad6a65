import { bytesFromHex, hexOf } from '../../values/text.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { BYTES } from '../define/types.ts';
import { doubled } from './codes.ts';

/** SQLite's char(65, 66). */
export const charactersOfPoints = scalar(
  'I*',
  'text',
  (codes) =>
    codes
      .map((code) => {
        const point = Number(code ?? 0n);
        return point < 0 || point > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(point);
      })
      .join(''),
  { takesNull: true },
);
export const unhexStrict = scalar('s', BYTES, ([digits]) => bytesFromHex(textIn(digits)));

/** SQLite: the literal that stands for a value. */
export const quoteOfSqlite = bound(
  'a',
  'text',
  ([type], { semantics }) =>
    ([value = null]) => {
      if (value === null) return 'NULL';
      if (value instanceof Uint8Array) return `X'${hexOf(value).toUpperCase()}'`;
      if (typeof value === 'string') return `'${doubled(value, "'")}'`;
      return semantics.text(value, type ?? { kind: 'null' });
    },
  { takesNull: true },
);
