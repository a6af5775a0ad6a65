import { parseDecimal } from '../../values/decimal.ts';
import { type JsonNode, parseJson, printJson, quoteJson, sortMembers } from '../../values/json-document.ts';
import { Json } from '../../values/json.ts';
import type { Value } from '../../values/value.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { at } from './arguments.ts';
import { type ObjectNode, changing } from './changes.ts';
import { documentIn, jsonType, scalarOf, toValue } from './documents.ts';
import { encoder } from './encode.ts';
import { withMember } from './parts.ts';
import { follow, readPath } from './path.ts';

/** Whether a document holds another: members with what they hold, items in any order, scalars equal. */
function holds(outer: JsonNode, inner: JsonNode): boolean {
  if (outer.kind === 'array') {
    if (inner.kind === 'array')
      return inner.items.every((item) => outer.items.some((own) => holds(own, item)));
    return outer.items.some((own) => own.kind !== 'array' && holds(own, inner));
  }
  if (outer.kind === 'object' && inner.kind === 'object') {
    return inner.members.every(([name, value]) =>
      outer.members.some(([own, member]) => own === name && holds(member, value)),
    );
  }
  return isSame(outer, inner);
}

function sizeOf(node: JsonNode): number {
  if (node.kind === 'array') return node.items.length;
  return node.kind === 'object' ? new Map(node.members).size : 1;
}

function depthOf(node: JsonNode): number {
  const parts =
    node.kind === 'array'
      ? node.items
      : node.kind === 'object'
        ? node.members.map(([, member]) => member)
        : [];
  return 1 + Math.max(0, ...parts.map(depthOf));
}

export const jsonUnquote = bound('a', 'text', (_, { semantics: { dialect } }) => ([value]) => {
  const text = value instanceof Json ? value.text : textIn(value);
  const node = text.startsWith('"') ? parseJson(text) : null;
  if (value instanceof Json && !node) return text;
  return node?.kind === 'string' ? scalarOf(node, dialect) : text;
});
export const jsonQuote = scalar('s', 'text', ([text]) => quoteJson(textIn(text)));

/** MySQL's JSON_LENGTH: 1 for a scalar. */
export const jsonLength = bound('as?', 'bigint', (_, { semantics: { dialect } }) => ([document, path]) => {
  const node = at(dialect, document, path, 'JSON_LENGTH');
  return node && BigInt(sizeOf(node));
});
export const jsonDepth = bound(
  'a',
  'bigint',
  (_, { semantics: { dialect } }) =>
    ([document]) =>
      BigInt(depthOf(documentIn(document, dialect))),
);

/** MySQL's JSON_KEYS. */
export const jsonKeys = bound('as?', jsonType(), (_, { semantics: { dialect } }) => ([document, path]) => {
  const node = at(dialect, document, path, 'JSON_KEYS');
  if (node?.kind !== 'object') return null;
  const names = [...new Map(node.members).keys()];
  return toValue({ kind: 'array', items: names.map((value) => ({ kind: 'string', value })) }, dialect);
});

/** MySQL's JSON_CONTAINS(target, candidate, path). */
export const jsonContains = bound(
  'aas?',
  'truth',
  (_, { semantics: { dialect } }) =>
    ([document, candidate, path]) => {
      const node = at(dialect, document, path, 'JSON_CONTAINS');
      return node && holds(node, documentIn(candidate, dialect));
    },
);
/** MySQL's JSON_CONTAINS_PATH(document, 'one' | 'all', path, …). */
export const jsonContainsPath = bound(
  'ass+',
  'truth',
  (_, { semantics: { dialect } }) =>
    ([document, how, ...paths]) => {
      const root = documentIn(document, dialect);
      const isThere = (path: Value): boolean =>
        follow(root, readPath(textIn(path), dialect, 'JSON_CONTAINS_PATH'), true).length > 0;
      return textIn(how).toLowerCase() === 'one' ? paths.some(isThere) : paths.every(isThere);
    },
);

const itemsOf = (node: JsonNode): readonly JsonNode[] => (node.kind === 'array' ? node.items : [node]);

/** MySQL's value MEMBER OF is an operator; JSON_OVERLAPS a function. */
export const jsonOverlaps = bound('aa', 'truth', (_, { semantics: { dialect } }) => ([a, b]) => {
  const [left, right] = [documentIn(a, dialect), documentIn(b, dialect)];
  if (left.kind === 'object' && right.kind === 'object')
    return left.members.some(([name, value]) =>
      right.members.some(([other, own]) => other === name && holds(own, value) && holds(value, own)),
    );
  return itemsOf(left).some((item) =>
    itemsOf(right).some((other) => holds(item, other) && holds(other, item)),
  );
});

/** MySQL's JSON_ARRAY_APPEND: what is no array becomes one. */
export const jsonArrayAppend = changing('aaaa*', (args, semantics) => {
  const encode = args.map((type) => encoder(type, semantics));
  return (values, change) => {
    for (let i = 1; i + 1 < values.length; i += 2) {
      const node = encode[i + 1]?.(values[i + 1] ?? null) ?? { kind: 'null' as const };
      change(values[i], (found) => {
        if (!found) return null;
        return { kind: 'array', items: [...(found.kind === 'array' ? found.items : [found]), node] };
      });
    }
  };
});

/** MySQL's JSON_MERGE_PRESERVE: arrays side by side, members of one name merged. */
export const jsonMergePreserve = bound('aa+', jsonType(), (_, { semantics: { dialect } }) => (values) => {
  const documents = values.map((value) => documentIn(value, dialect));
  const [first = { kind: 'null' as const }, ...others] = documents;
  return toValue(others.reduce(merged, first), dialect);
});

function merged(left: JsonNode, right: JsonNode): JsonNode {
  if (left.kind === 'object' && right.kind === 'object') {
    return right.members.reduce<ObjectNode>(
      (node, [name, value]) => withMember(node, name, (found) => (found ? merged(found, value) : value)),
      left,
    );
  }
  return { kind: 'array', items: [...itemsOf(left), ...itemsOf(right)] };
}

/** Equal as documents: numbers by value, members whatever their order. */
function isSame(left: JsonNode, right: JsonNode): boolean {
  if (left.kind === 'number' && right.kind === 'number')
    return Number(left.text) === Number(right.text) && parseDecimal(left.text) !== null;
  return left.kind === right.kind && printJson(sortMembers(left)) === printJson(sortMembers(right));
}
