/** A JSON document as a tree. Numbers stay as written, members in their order, doubles of a name included. */
export type JsonNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: JsonNode])[] };

/** Deeper documents are refused: reading them is recursive. */
const MAX_DEPTH = 500;
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** The tree of a text; null where it is no JSON (RFC 8259), or nested too deeply. */
export function parseJson(text: string): JsonNode | null {
  let at = 0;
  const root = value(0);
  skip();
  return root && at === text.length ? root : null;

  function value(depth: number): JsonNode | null {
    if (depth > MAX_DEPTH) return null;
    skip();
    const next = text.charAt(at);
    if (next === '{') return object(depth);
    if (next === '[') return array(depth);
    if (next === '"') return string();
    const word = accept(WORD);
    if (word === 'null') return { kind: 'null' };
    if (word) return { kind: 'boolean', value: word === 'true' };
    const number = accept(NUMBER);
    return number ? { kind: 'number', text: number } : null;
  }

  function string(): (JsonNode & { kind: 'string' }) | null {
    const quoted = accept(STRING);
    // A line's end or another control character must be escaped.
    return quoted === null || Array.from(quoted).some((character) => character < ' ')
      ? null
      : { kind: 'string', value: JSON.parse(quoted) as string };
  }

  function array(depth: number): JsonNode | null {
    const items: JsonNode[] = [];
    at += 1;
    if (accepts(']')) return { kind: 'array', items };
    do {
      const item = value(depth + 1);
      if (!item) return null;
      items.push(item);
    } while (accepts(','));
    return accepts(']') ? { kind: 'array', items } : null;
  }

  function object(depth: number): JsonNode | null {
    const members: (readonly [string, JsonNode])[] = [];
    at += 1;
    if (accepts('}')) return { kind: 'object', members };
    do {
      skip();
      const name = string();
      const member = name && accepts(':') ? value(depth + 1) : null;
      if (!name || !member) return null;
      members.push([name.value, member]);
    } while (accepts(','));
    return accepts('}') ? { kind: 'object', members } : null;
  }

  function skip(): void {
    accept(SPACE);
  }
  function accepts(sign: string): boolean {
    skip();
    if (text.charAt(at) !== sign) return false;
    at += 1;
    return true;
  }
  function accept(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match && match[0];
  }
}

/** How members and items are set apart: SQLite's `{"a":1,"b":2}`, PostgreSQL's and MySQL's `{"a": 1, "b": 2}`. */
export type JsonSpacing = 'tight' | 'spaced';

export function printJson(node: JsonNode, spacing: JsonSpacing = 'tight'): string {
  const gap = spacing === 'spaced' ? ' ' : '';
  return print(node);

  function print(part: JsonNode): string {
    switch (part.kind) {
      case 'null':
        return 'null';
      case 'boolean':
        return String(part.value);
      case 'number':
        return part.text;
      case 'string':
        return quoteJson(part.value);
      case 'array':
        return `[${part.items.map(print).join(`,${gap}`)}]`;
      default:
        return `{${part.members.map(([name, member]) => `${quoteJson(name)}:${gap}${print(member)}`).join(`,${gap}`)}}`;
    }
  }
}

/** As SQLite, PostgreSQL and MySQL write it: only quotes, backslashes and control characters are escaped. */
export function quoteJson(text: string): string {
  return JSON.stringify(text).replace(
    /\\ud[89a-f][\da-f]{2}/g,
    (escape) => JSON.parse(`"${escape}"`) as string,
  );
}

/** Of members with the same name only the last; sorted by the length of their names in UTF-8 bytes, then by bytes. */
export function sortMembers(node: JsonNode): JsonNode {
  if (node.kind === 'array') return { ...node, items: node.items.map(sortMembers) };
  if (node.kind !== 'object') return node;
  const last = new Map(node.members);
  const members = [...last]
    .map(([name, value]) => [utf8(name), [name, sortMembers(value)]] as const)
    .toSorted(([a], [b]) => a.length - b.length || compare(a, b))
    .map(([, member]) => member);
  return { kind: 'object', members };
}

/** The member of that name, the last one where there are several. */
export function memberOf(node: JsonNode, name: string): JsonNode | null {
  if (node.kind !== 'object') return null;
  return node.members.findLast(([own]) => own === name)?.[1] ?? null;
}

/** The item at an index from 0; from the end below 0. */
export function itemOf(node: JsonNode, index: number): JsonNode | null {
  return node.kind === 'array' ? (node.items.at(index) ?? null) : null;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((difference, byte, i) => difference || byte - (b[i] ?? 0), 0);
}
