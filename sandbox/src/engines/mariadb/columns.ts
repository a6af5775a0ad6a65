import type { Cell, Column } from '@sqltown/shared/api';
import type { FieldInfo } from 'mariadb';
import { floatCell, integerCell } from '../../results/cells.ts';

const TYPES: Readonly<Record<string, Column['type']>> = {
  TINY: 'integer',
  SHORT: 'integer',
  INT: 'integer',
  INT24: 'integer',
  BIGINT: 'integer',
  YEAR: 'integer',
  DECIMAL: 'decimal',
  OLDDECIMAL: 'decimal',
  NEWDECIMAL: 'decimal',
  FLOAT: 'float',
  DOUBLE: 'float',
  DATE: 'date',
  NEWDATE: 'date',
  TIME: 'time',
  DATETIME: 'timestamp',
  TIMESTAMP: 'timestamp',
  BIT: 'blob',
  GEOMETRY: 'blob',
  JSON: 'json',
};

/** The collation of bytes that are no text. */
const BINARY = 63;

export function columnFrom(field: FieldInfo): Column {
  return { name: field.name(), type: typeOf(field) };
}

function typeOf(field: FieldInfo): Column['type'] {
  const known = TYPES[field.type as string];
  if (known) return known;
  if (field.isDataTypeFormatJson()) return 'json';
  if (field.collation?.index === BINARY && /BLOB|STRING|VARCHAR/.test(field.type)) return 'blob';
  return 'text';
}

/** A value without loss, from the text in which the server sends it. */
export function cellFrom(field: FieldInfo): Cell {
  const type = typeOf(field);
  if (type === 'blob') {
    const bytes = field.buffer();
    return bytes && { blob: bytes.toString('hex') };
  }
  const text = field.string();
  if (text === null) return null;
  switch (type) {
    case 'integer':
      return integerCell(text);
    case 'float':
      return floatCell(Number(text));
    case 'decimal':
      return { decimal: text };
    default:
      return text;
  }
}
