import { fail, Unsupported } from '../errors/failure.ts';
import { keptName } from '../catalog/names.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Call, ColumnReference, Identifier } from '../tree/expressions.ts';
import type { BoundExpression } from './bound.ts';
import { bindCall } from './calls.ts';
import type { Place } from './context.ts';
import { findColumn, findSource, readColumn } from './scope.ts';

/**
 * A name: a column of this query or of one around it; else an item of the SELECT list where those are in sight; else
 * a function that is called without parentheses.
 */
export function bindColumn(reference: ColumnReference, place: Place): BoundExpression {
  const { context, scope, clause } = place;
  const { semantics, run } = context;
  const found = findColumn(reference, scope, { semantics, clause });
  const last = reference.name.parts.at(-1);
  if (!last) throw new Error('a name has a part');
  const simple = reference.name.parts.length === 1;
  if (found && !(found.depth > 0 && simple && place.alias?.(last))) {
    return readColumn(found, { span: reference.span, clause, run });
  }
  const aliased = simple ? place.alias?.(last) : null;
  if (aliased) return place.bind.value(aliased, { ...place, alias: null });
  const bare = simple && !last.quoted ? context.functions.get(last.name.toUpperCase()) : undefined;
  if (bare?.bare) return bindCall(callOf(reference), place);
  return bindPseudo(reference, place) ?? unknown(reference, place);
}

/** Oracle's ids.NEXTVAL and ids.CURRVAL. */
function bindPseudo({ name, span }: ColumnReference, place: Place): BoundExpression | null {
  const word = name.parts.at(-1)?.name.toUpperCase();
  const isSequence = word === 'NEXTVAL' || word === 'CURRVAL';
  if (!isSequence || name.parts.length < 2 || place.context.semantics.dialect !== 'oracle') return null;
  const sequence = { ...name, parts: name.parts.slice(0, -1) };
  const which = word === 'NEXTVAL' ? 'NEXT' : 'PREVIOUS';
  return place.bind.value({ type: 'sequence-value', which, sequence, span }, place);
}

function unknown(reference: ColumnReference, place: Place): never {
  const { semantics } = place.context;
  const { parts } = reference.name;
  const last = parts.at(-1);
  const qualifier = parts.at(-2);
  const name = last ? keptIn(last, semantics) : '';
  const { clause } = place;
  if (qualifier) {
    const folded = semantics.fold(qualifier.name, qualifier.quoted, 'table');
    if (findSource(folded, place.scope)) {
      return fail({ kind: 'unknown-column', name, qualifier: qualifier.name, clause }, reference.span);
    }
    const isHidden = hides(folded, place);
    return fail(
      { kind: 'unknown-qualifier', qualifier: qualifier.name, column: name, clause, isHidden },
      reference.span,
    );
  }
  if (last && findSource(semantics.fold(name, last.quoted, 'table'), place.scope)) {
    if (semantics.dialect === 'postgresql') throw new Unsupported('a whole row as a value', reference.span);
  }
  const isQuoted = last?.quoted === true;
  return fail({ kind: 'unknown-column', name, qualifier: null, clause, isQuoted }, reference.span);
}

/** PostgreSQL says names as it folded them. */
function keptIn(identifier: Identifier, semantics: Semantics): string {
  return semantics.dialect === 'postgresql' ? keptName(identifier, semantics, 'column') : identifier.name;
}

/** A table of that name is there, but its alias hides it, or it stands beyond the join. */
function hides(folded: string, { scope, context, outOfReach = [] }: Place): boolean {
  const { semantics } = context;
  if (outOfReach.some((one) => one.folded === folded)) return true;
  for (let level = scope; level; level = level.outer) {
    const found = level.sources.some(
      ({ table }) => table && semantics.fold(table.name, true, 'table') === folded,
    );
    if (found) return true;
  }
  return false;
}

/** `CURRENT_DATE` as a call without arguments. */
function callOf({ name, span }: ColumnReference): Call {
  return {
    type: 'call',
    name,
    distinct: false,
    arguments: [],
    orderBy: [],
    separator: null,
    withinGroup: [],
    filter: null,
    nulls: null,
    over: null,
    span,
  };
}
