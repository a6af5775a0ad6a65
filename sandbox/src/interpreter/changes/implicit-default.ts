import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import { Decimal } from '../values/decimal.ts';
import { Unsupported } from '../errors/failure.ts';

/** What MySQL writes where a column must hold something and nothing is said: 0, '' or the first member of an ENUM. */
export function implicitDefault(type: Type): Value {
  switch (type.kind) {
    case 'integer':
      return 0n;
    case 'decimal':
      return new Decimal(0n, type.scale ?? 0);
    case 'float':
      return 0;
    case 'text':
      return '';
    case 'enum':
      return type.members[0] ?? '';
    case 'blob':
      return new Uint8Array();
    default:
      // '0000-00-00' is no date that this engine has.
      throw new Unsupported(`an implicit default of type ${type.kind}`, null);
  }
}
