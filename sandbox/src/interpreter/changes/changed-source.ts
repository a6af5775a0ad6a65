import type { ScopeSource } from '../binder/scope.ts';
import { lastPart } from '../catalog/names.ts';
import { Unsupported } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Name } from '../tree/expressions.ts';
import type { TableReference, TableSource, With } from '../tree/queries.ts';
import { type Target, targetOf } from './target.ts';

/** What a change reads: FROM with its own table in it. */
export type Reading = { readonly from: readonly TableSource[]; readonly own: TableReference };

/**
 * Where the table to change stands among the tables of a change: in T-SQL FROM may hold it already, under an alias
 * or its name; elsewhere it comes first.
 */
export function readingOf(own: TableReference, others: readonly TableSource[], { context }: Work): Reading {
  const { semantics } = context;
  if (semantics.dialect !== 'mssql') return { from: [own, ...others], own };
  const found = tablesIn(others).find((one) => isNamed(one, own.name, { context }));
  return found ? { from: others, own: found } : { from: [own, ...others], own };
}

function isNamed({ alias, name }: TableReference, wanted: Name, { context }: Pick<Work, 'context'>): boolean {
  const { semantics } = context;
  const last = lastPart(wanted);
  const shown = alias ?? lastPart(name);
  return (
    semantics.fold(shown.name, shown.quoted, 'table') === semantics.fold(last.name, last.quoted, 'table')
  );
}

export function tablesIn(sources: readonly TableSource[]): TableReference[] {
  return sources.flatMap((source) => {
    if (source.type === 'join') return tablesIn([source.left, source.right]);
    return source.type === 'table' ? [source] : [];
  });
}

/** @throws Unsupported for a common table, which T-SQL writes through */
export function tableOf({ name }: TableReference, verb: string, common: With | null, work: Work): Target {
  const { semantics } = work.context;
  const last = lastPart(name);
  const folded = semantics.fold(last.name, last.quoted, 'table');
  const isCommon = common?.tables.some(
    (one) => semantics.fold(one.name.name, one.name.quoted, 'table') === folded,
  );
  if (isCommon && name.parts.length === 1) throw new Unsupported('writing through a common table', name.span);
  return targetOf(name, verb, work);
}

/** The source that a reference became. */
export function sourceFor(
  { alias, name }: TableReference,
  sources: readonly ScopeSource[],
  { context }: Work,
): ScopeSource {
  const { semantics } = context;
  const shown = alias ?? lastPart(name);
  const folded = semantics.fold(shown.name, shown.quoted, 'table');
  const found = sources.find((source) => source.folded === folded && source.table !== null);
  if (!found) throw new Unsupported('writing through a common table', name.span);
  return found;
}
