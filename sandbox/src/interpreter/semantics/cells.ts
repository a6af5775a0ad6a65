import type { Cell, Column } from '@sqltown/shared/api';
import { floatCell, integerCell } from '../../results/cells.ts';
import type { Type } from '../types/type.ts';
import { Decimal, decimalText } from '../values/decimal.ts';
import { hexOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';

/** A value on its way to the browser, as the real engines' adapters send it; `textOf` for all that goes as text. */
export function cellOf(value: Value, textOf: (value: Value) => string): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return integerCell(String(value));
  if (typeof value === 'number') return floatCell(value);
  if (value instanceof Decimal) return { decimal: decimalText(value) };
  if (value instanceof Uint8Array) return { blob: hexOf(value) };
  return textOf(value);
}

export function columnTypeOf(type: Type): Column['type'] {
  switch (type.kind) {
    case 'enum':
      return 'text';
    case 'null':
    case 'unknown':
      return 'text';
    case 'uuid':
    case 'array':
    case 'row':
    case 'any':
      return 'any';
    default:
      return type.kind;
  }
}
