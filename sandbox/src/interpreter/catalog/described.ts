import { expressionWith } from '../printer/expression-with.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import type { Table, TableColumn } from './state.ts';

/** A column's default as the catalogue shows it: a constant without its quotes in MySQL, elsewhere as SQL. */
export function defaultText({ default: value }: TableColumn, semantics: Semantics): string | null {
  const { dialect } = semantics;
  if (!value) return null;
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  if (value.type === 'literal' && isMysql && dialect === 'mysql') return value.value;
  const text = expressionText(value, semantics);
  return dialect === 'mssql' ? `(${text})` : text;
}

export function expressionText(expression: Expression, { rules }: Semantics): string {
  return expressionWith(expression, rules);
}

/** A column's type with its length, precision or members, as DESCRIBE shows it: varchar(20), decimal(10,2). */
export function typeText(type: Type, semantics: Semantics): string {
  const name = semantics.nameOf(type);
  if (name.includes('(')) return name;
  if (type.kind === 'text' && type.length !== null) return `${name}(${type.length})`;
  if (type.kind === 'decimal' && type.precision !== null)
    return `${name}(${type.precision},${type.scale ?? 0})`;
  if (type.kind === 'enum') return `${name}(${type.members.map((member) => `'${member}'`).join(',')})`;
  return name;
}

/** MySQL's Key: PRI, UNI, or MUL where the column leads another index. */
export function keyLetter(table: Table, number: number): 'PRI' | 'UNI' | 'MUL' | '' {
  if (table.uniques.some(({ primary, columns }) => primary && columns.includes(number))) return 'PRI';
  const leads = [...table.uniques, ...table.indexes.filter(({ unique }) => unique)].filter(
    ({ columns }) => columns?.[0] === number,
  );
  if (leads.some(({ columns }) => columns?.length === 1)) return 'UNI';
  const others = [...table.indexes, ...table.foreignKeys].some(({ columns }) => columns?.[0] === number);
  return others || leads.length > 0 ? 'MUL' : '';
}

/** MySQL's Extra. */
export function extraText({ identity, generated, default: value, onUpdate }: TableColumn): string {
  if (identity) return 'auto_increment';
  if (generated) return `${generated.kept} GENERATED`;
  const isComputed = value !== null && value.type !== 'literal' && value.type !== 'unary';
  const words = [isComputed ? 'DEFAULT_GENERATED' : '', onUpdate ? 'on update CURRENT_TIMESTAMP' : ''];
  return words.filter(Boolean).join(' ');
}
