import type { DialectName } from '../dialects/dialect.ts';
import type { Memory } from '../session/memory.ts';
import type { Typed } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

/** A variable's name as it is kept: they don't tell cases apart. */
export function variableKey(text: string): string {
  return text.toLowerCase();
}

/** Reads variables by their text as written: `@total`. Null for one that was never set. */
export function variableReader(memory: Memory, dialect: DialectName): (text: string) => Typed | null {
  return (text) => {
    const key = variableKey(text);
    if (text.startsWith('@@')) return systemVariable(key.slice(2), memory, dialect);
    const type = memory.variableTypes.get(key);
    if (type) return { type, value: memory.variables.get(key) ?? null };
    // MySQL: a variable that nobody set is NULL.
    const isMysql = dialect === 'mysql' || dialect === 'mariadb';
    return isMysql && text.startsWith('@') ? { type: { kind: 'null' }, value: null } : null;
  };
}

const BIGINT: Type = { kind: 'integer', bits: 64, unsigned: false };
const INT: Type = { kind: 'integer', bits: 32, unsigned: false };

/** `@@ROWCOUNT` and the few others that lessons ask. */
function systemVariable(name: string, memory: Memory, dialect: DialectName): Typed | null {
  if (dialect === 'mssql') {
    if (name === 'rowcount') return integer(memory.last.rowCount);
    if (name === 'identity') return integer(memory.last.insertId, BIGINT);
    if (name === 'trancount') return integer(BigInt(memory.transaction?.depth ?? 0));
    return name === 'error' ? integer(0n) : null;
  }
  const setting = name.replace(/^(session|local|global)\./, '');
  if (setting === 'autocommit') return integer(memory.implicitTransactions ? 0n : 1n);
  if (setting === 'last_insert_id' || setting === 'identity')
    return integer(memory.last.insertId ?? 0n, BIGINT);
  const type = memory.variableTypes.get(setting);
  return type ? { type, value: memory.variables.get(setting) ?? null } : null;
}

function integer(value: Value, type = INT): Typed {
  return { type, value };
}
