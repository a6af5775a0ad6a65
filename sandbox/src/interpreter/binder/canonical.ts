import type { AnyNode } from '../tree/walk.ts';
import { isNode } from '../tree/walk.ts';
import type { ColumnReference } from '../tree/expressions.ts';
import type { Place } from './context.ts';
import { findColumn } from './scope.ts';

/**
 * An expression as a text that is the same for the same meaning: names resolved, places and case of words gone. So
 * `SELECT b.kind || '!' … GROUP BY kind || '!'` is seen to be grouped.
 */
export function canonical(node: AnyNode, place: Place): string {
  return JSON.stringify(plain(node, place));
}

function plain(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, place));
  if (typeof value !== 'object' || value === null) return value;
  if (isNode(value)) {
    if (value.type === 'column') return columnPlace(value as ColumnReference, place);
    if (value.type === 'identifier') return nameText(value as AnyNode & { name: string });
  }
  return Object.entries(value)
    .filter(([key]) => key !== 'span')
    .map(([key, field]) => [key, plain(field, place)]);
}

function nameText({ name }: { readonly name: string }): string {
  return name.toUpperCase();
}

function columnPlace(reference: ColumnReference, place: Place): unknown {
  const { semantics } = place.context;
  const found = findColumn(reference, place.scope, { semantics, clause: place.clause });
  const at = found?.column.places.map(({ component, index }) => [component, index]);
  return found ? ['column', found.depth, at] : ['name', reference.name.parts.map(nameText)];
}
