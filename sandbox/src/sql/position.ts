const encoder = new TextEncoder();

/** UTF-16 offset of a UTF-8 byte offset, as SQLite and libpg_query count. */
export function offsetOfByte(sql: string, byte: number): number {
  const bytes = encoder.encode(sql);
  return new TextDecoder().decode(bytes.subarray(0, Math.max(0, byte))).length;
}

/** UTF-16 offset of a code point index, as PostgreSQL counts (from 0 here). */
export function offsetOfCodePoint(sql: string, index: number): number {
  let offset = 0;
  for (let seen = 0; seen < index && offset < sql.length; seen += 1) {
    offset += (sql.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}

/** Line and column of a UTF-16 offset, both from 1. */
export function lineAndColumn(sql: string, offset: number): { line: number; column: number } {
  const before = sql.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
