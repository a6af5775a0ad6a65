import type { Span } from '../lexer/token.ts';
import type { Expression } from './expressions.ts';
import type { Statement } from './statements.ts';

/** Any node, for those that only look at its type. */
export type AnyNode = { readonly type: string; readonly span: Span };

export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'span' in value;
}

const STATEMENTS: ReadonlySet<string> = new Set<Statement['type']>([
  'query',
  'insert',
  'update',
  'delete',
  'merge',
  'create-table',
  'create-view',
  'create-index',
  'create-sequence',
  'create-enum',
  'alter-table',
  'drop',
  'truncate',
  'transaction',
  'set-transaction',
  'set',
  'set-option',
  'declare',
  'show',
  'describe',
  'explain',
  'use',
]);

export function isStatement(node: Statement | Expression): node is Statement {
  return STATEMENTS.has(node.type);
}

/** The nodes right below, in the order of their fields, which is the order of reading. */
export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** The node and everything below it, outermost first. Without recursion: a tree may be a thousand high. */
export function* walk(root: AnyNode): Generator<AnyNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...childrenOf(node).reverse());
  }
}

/** How many nodes stand above each other at most. Without recursion, since it guards those that recurse. */
export function heightOf(root: AnyNode): number {
  let height = 0;
  for (let level = [root]; level.length > 0; level = level.flatMap(childrenOf)) height += 1;
  return height;
}

/** The tree as plain data without its places: two statements that mean the same are equal. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => key !== 'span');
  return Object.fromEntries(fields.map(([key, field]) => [key, withoutSpans(field)]));
}
