import type { SelectItem } from '../interpreter/tree/queries.ts';
import { type AnyNode, childrenOf } from '../interpreter/tree/walk.ts';
import type { Call } from '../interpreter/tree/expressions.ts';

const GATHERING: ReadonlySet<string> = new Set(
  'COUNT SUM AVG TOTAL MIN MAX GROUP_CONCAT STRING_AGG ARRAY_AGG JSON_AGG BOOL_AND BOOL_OR EVERY'.split(' '),
);

/** The aggregates of a select list itself, upper case: not those of a subquery, nor those over a window. */
export function gatheringCalls(items: readonly SelectItem[]): string[] {
  const names: string[] = [];
  const waiting: AnyNode[] = [...items];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'query') continue;
    const name = isCall(node) && !node.over ? node.name.parts.at(-1)?.name.toUpperCase() : undefined;
    if (name && GATHERING.has(name)) names.push(name);
    waiting.push(...childrenOf(node));
  }
  return names;
}

function isCall(node: AnyNode): node is Call {
  return node.type === 'call';
}
