import type { Type } from '../../types/type.ts';
import { Json } from '../../values/json.ts';
import { type JsonNode, itemOf, memberOf, parseJson, printJson } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { jsonbOf } from './input.ts';
import { BOOLEAN, JSONB, TEXT } from './types.ts';

type JsonOperation = {
  readonly type: Type;
  readonly right: Type;
  readonly evaluate: (left: Value, right: Value) => Value;
};

const TEXTS: Type = { kind: 'array', of: TEXT };

/** https://www.postgresql.org/docs/current/functions-json.html; null where there is no such operator. */
export function jsonOperation(
  operator: string,
  left: Type & { kind: 'json' },
  right: Type,
): JsonOperation | null {
  const index = right.kind === 'integer' ? right : TEXT;
  switch (operator) {
    case '->':
      return { type: left, right: index, evaluate: (a, b) => asJson(step(nodeOf(a), b), left.binary) };
    case '->>':
      return { type: TEXT, right: index, evaluate: (a, b) => asText(step(nodeOf(a), b)) };
    case '#>':
      return { type: left, right: TEXTS, evaluate: (a, b) => asJson(walk(nodeOf(a), b), left.binary) };
    case '#>>':
      return { type: TEXT, right: TEXTS, evaluate: (a, b) => asText(walk(nodeOf(a), b)) };
    default:
      return left.binary ? binaryOperation(operator, right) : null;
  }
}

function binaryOperation(operator: string, right: Type): JsonOperation | null {
  switch (operator) {
    case '@>':
      return { type: BOOLEAN, right: JSONB, evaluate: (a, b) => contains(nodeOf(a), nodeOf(b)) };
    case '<@':
      return { type: BOOLEAN, right: JSONB, evaluate: (a, b) => contains(nodeOf(b), nodeOf(a)) };
    case '?':
      return { type: BOOLEAN, right: TEXT, evaluate: (a, b) => has(nodeOf(a), b) };
    case '?|':
      return {
        type: BOOLEAN,
        right: TEXTS,
        evaluate: (a, b) => itemsOf(b).some((name) => has(nodeOf(a), name)),
      };
    case '?&':
      return {
        type: BOOLEAN,
        right: TEXTS,
        evaluate: (a, b) => itemsOf(b).every((name) => has(nodeOf(a), name)),
      };
    case '||':
      return { type: JSONB, right: JSONB, evaluate: (a, b) => jsonbOf(joined(nodeOf(a), nodeOf(b))) };
    case '-': {
      if (right.kind !== 'integer' && right.kind !== 'text' && right.kind !== 'unknown') return null;
      const index = right.kind === 'integer' ? right : TEXT;
      return { type: JSONB, right: index, evaluate: (a, b) => jsonbOf(without(nodeOf(a), b)) };
    }
    default:
      return null;
  }
}

function nodeOf(value: Value): JsonNode {
  return parseJson((value as Json).text) ?? { kind: 'null' };
}

function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function asJson(node: JsonNode | null, binary: boolean): Value {
  return node && new Json(printJson(node, binary ? 'spaced' : 'tight'), binary);
}

function asText(node: JsonNode | null): Value {
  if (!node || node.kind === 'null') return null;
  return node.kind === 'string' ? node.value : printJson(node, 'spaced');
}

function step(node: JsonNode, by: Value): JsonNode | null {
  return typeof by === 'bigint' ? itemOf(node, Number(by)) : memberOf(node, by as string);
}

/** Along a path of names; in an array a name is an index. */
function walk(node: JsonNode, path: Value): JsonNode | null {
  return itemsOf(path).reduce<JsonNode | null>((at, name) => {
    if (!at || typeof name !== 'string') return null;
    if (at.kind !== 'array') return memberOf(at, name);
    return /^-?\d+$/.test(name) ? itemOf(at, Number(name)) : null;
  }, node);
}

/** Every member and item of the right side is found in the left; a lone value may also be an item. */
function contains(whole: JsonNode, part: JsonNode): boolean {
  if (whole.kind === 'array') {
    if (part.kind !== 'array')
      return part.kind !== 'object' && whole.items.some((item) => isSame(item, part));
    return part.items.every((wanted) =>
      whole.items.some(
        (item) =>
          isSame(item, wanted) || (isNested(wanted) && item.kind === wanted.kind && contains(item, wanted)),
      ),
    );
  }
  if (whole.kind !== 'object' || part.kind !== 'object') return isSame(whole, part);
  return part.members.every(([name, wanted]) => {
    const own = memberOf(whole, name);
    return own !== null && own.kind === wanted.kind && contains(own, wanted);
  });
}

function isNested(node: JsonNode): boolean {
  return node.kind === 'array' || node.kind === 'object';
}

function isSame(left: JsonNode, right: JsonNode): boolean {
  return printJson(left) === printJson(right);
}

function has(node: JsonNode, name: Value): boolean {
  if (node.kind === 'array') return node.items.some((item) => item.kind === 'string' && item.value === name);
  if (node.kind === 'string') return node.value === name;
  return typeof name === 'string' && memberOf(node, name) !== null;
}

function joined(left: JsonNode, right: JsonNode): JsonNode {
  if (left.kind === 'object' && right.kind === 'object')
    return { kind: 'object', members: [...left.members, ...right.members] };
  return { kind: 'array', items: [...listed(left), ...listed(right)] };
}

function listed(node: JsonNode): readonly JsonNode[] {
  return node.kind === 'array' ? node.items : [node];
}

function without(node: JsonNode, what: Value): JsonNode {
  if (node.kind === 'object')
    return { kind: 'object', members: node.members.filter(([name]) => name !== what) };
  if (node.kind !== 'array') return node;
  const index = typeof what === 'bigint' ? Number(what) : null;
  const at = index !== null && index < 0 ? node.items.length + index : index;
  return {
    kind: 'array',
    items: node.items.filter((item, i) =>
      at === null ? item.kind !== 'string' || item.value !== what : i !== at,
    ),
  };
}
