import { keptName } from '../catalog/names.ts';
import type { Expression } from '../tree/expressions.ts';
import type { SelectItem } from '../tree/queries.ts';
import type { Place } from './context.ts';
import { findColumn } from './scope.ts';

/** What a dialect calls a column of the result that has no alias. */
export function itemName(item: SelectItem, place: Place): string {
  const { semantics, sql } = place.context;
  const { expression, alias } = item;
  if (alias) return keptName(alias, semantics, 'column');
  const text = sql.slice(expression.span.offset, expression.span.offset + expression.span.length);
  const last = expression.type === 'column' ? expression.name.parts.at(-1) : undefined;
  switch (semantics.dialect) {
    case 'postgresql':
      return postgresqlName(expression, place) ?? '?column?';
    case 'mssql':
      return last ? last.name : '';
    case 'oracle':
      if (last) return keptName(last, semantics, 'column');
      return text.replace(/\s+/g, '').toUpperCase();
    case 'sqlite': {
      if (expression.type !== 'column') return text;
      const found = findColumn(expression, place.scope, { semantics, clause: place.clause });
      return found?.column.name ?? text;
    }
    default:
      if (last) return last.name;
      return expression.type === 'literal' && expression.kind === 'plain' ? expression.value : text;
  }
}

/** The name that PostgreSQL takes from an expression's own form: of a column, a function, or what a cast is of. */
function postgresqlName(expression: Expression, place: Place): string | null {
  const { semantics } = place.context;
  switch (expression.type) {
    case 'column': {
      const last = expression.name.parts.at(-1);
      return last ? keptName(last, semantics, 'column') : null;
    }
    case 'call': {
      const last = expression.name.parts.at(-1);
      return last ? semantics.fold(last.name, last.quoted, 'column') : null;
    }
    case 'wordy-call':
      return WORDY_NAMES[expression.name] ?? expression.name.toLowerCase();
    case 'cast':
      return postgresqlName(expression.operand, place) ?? castName(expression.to.name);
    case 'typed-literal':
      return expression.kind.toLowerCase();
    case 'interval':
      return 'interval';
    case 'literal':
      return expression.kind === 'boolean' ? 'bool' : null;
    case 'case':
      return (expression.otherwise && strongName(expression.otherwise, place)) ?? 'case';
    case 'exists':
      return 'exists';
    case 'array':
      return 'array';
    case 'row':
      return 'row';
    case 'collate':
    case 'subscript':
      return postgresqlName(expression.operand, place);
    case 'at-time-zone':
      return 'timezone';
    case 'subquery':
      return (
        place.bind.query(expression.query, { ...place, alias: null, gather: null }).columns[0]?.name ?? null
      );
    default:
      return null;
  }
}

/** Only a column or a call gives a CASE its name. */
function strongName(expression: Expression, place: Place): string | null {
  const isStrong = ['column', 'call', 'wordy-call', 'subquery', 'exists', 'array', 'row'].includes(
    expression.type,
  );
  return isStrong ? postgresqlName(expression, place) : null;
}

const WORDY_NAMES: Readonly<Record<string, string>> = { TRIM: 'btrim' };

/** PostgreSQL's own names for the types of the standard. */
const CAST_NAMES: ReadonlyMap<string, string> = new Map([
  ['INT', 'int4'],
  ['INTEGER', 'int4'],
  ['SMALLINT', 'int2'],
  ['BIGINT', 'int8'],
  ['DECIMAL', 'numeric'],
  ['DEC', 'numeric'],
  ['REAL', 'float4'],
  ['FLOAT', 'float8'],
  ['DOUBLE PRECISION', 'float8'],
  ['BOOLEAN', 'bool'],
  ['CHARACTER VARYING', 'varchar'],
  ['CHAR', 'bpchar'],
  ['CHARACTER', 'bpchar'],
]);

function castName(type: string): string {
  return CAST_NAMES.get(type) ?? type.toLowerCase();
}
