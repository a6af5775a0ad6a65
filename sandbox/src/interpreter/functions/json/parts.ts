import type { DialectName } from '../../dialects/dialect.ts';
import type { JsonNode } from '../../values/json-document.ts';
import type { Change, ObjectNode } from './changes.ts';

type ArrayNode = JsonNode & { kind: 'array' };

export function withMember(node: ObjectNode, name: string, change: Change): ObjectNode {
  const at = node.members.findIndex(([own]) => own === name);
  const changed = change(node.members[at]?.[1] ?? null);
  if (changed === null) return node;
  if (changed === 'remove') return { ...node, members: node.members.filter((_, i) => i !== at) };
  const member = [name, changed] as const;
  return { ...node, members: at === -1 ? [...node.members, member] : node.members.with(at, member) };
}

/** Behind the end an item is appended; in SQLite only right behind it. */
export function withItem(node: ArrayNode, index: number, change: Change, dialect: DialectName): ArrayNode {
  const { items } = node;
  const isEnd = Object.is(index, -0);
  const at = isEnd ? items.length : index < 0 ? items.length + index : index;
  const changed = change(items[at] ?? null);
  if (changed === null || at < 0) return node;
  if (changed === 'remove') return { ...node, items: items.filter((_, i) => i !== at) };
  if (at < items.length) return { ...node, items: items.with(at, changed) };
  return dialect === 'sqlite' && at > items.length ? node : { ...node, items: [...items, changed] };
}
