import type { DialectName } from '../../dialects/dialect.ts';
import { Unsupported } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import type { JsonNode } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { documentIn, jsonType, toValue } from './documents.ts';
import { encoder } from './encode.ts';
import { type JsonPath, isMany, readPath } from './path.ts';

type Steps = JsonPath['steps'];
/** What becomes of the thing at a path, null where there is none: another, nothing (`remove`), or what it was (null). */
type Change = (found: JsonNode | null) => JsonNode | 'remove' | null;

const NULL: Type = { kind: 'null' };

/** JSON_SET, JSON_INSERT and JSON_REPLACE: paths and values in turn. */
export function jsonPut(how: 'set' | 'insert' | 'replace'): Define<ScalarFunction> {
  return changing('aaaa*', (args, semantics) => {
    const encode = args.map((type) => encoder(type, semantics));
    return (values, change) => {
      for (let i = 1; i + 1 < values.length; i += 2) {
        const node = encode[i + 1]?.(values[i + 1] ?? null) ?? { kind: 'null' as const };
        change(values[i], (found) => ((found === null ? how === 'replace' : how === 'insert') ? null : node));
      }
    };
  });
}

export const jsonRemove = changing('aa+', () => (values, change) => {
  for (const path of values.slice(1)) change(path, (found) => (found ? 'remove' : null));
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

type Semantics = Parameters<typeof encoder>[1];
type Put = (path: Value | undefined, change: Change) => void;

/** Changes a document at one path after the other. A NULL document or path gives NULL; a NULL value is JSON's null. */
function changing(
  signature: string,
  bindChanges: (args: readonly Type[], semantics: Semantics) => (values: readonly Value[], put: Put) => void,
): Define<ScalarFunction> {
  return (name) =>
    bound(
      signature,
      jsonType(),
      (args, { semantics }) => {
        const { dialect } = semantics;
        const apply = bindChanges(args, semantics);
        return (values) => {
          if (values[0] === null) return null;
          let root: JsonNode | null = documentIn(values[0], dialect);
          apply(values, (path, change) => {
            if (path === null || path === undefined || !root) root = null;
            else {
              const read = readPath(textIn(path), dialect, name);
              if (isMany(read))
                refuse(name, dialect, {
                  mysql: [
                    '3149',
                    'In this situation, path expressions may not contain the * and ** tokens or an array range.',
                  ],
                });
              root = edit(root, read.steps, change, dialect);
            }
          });
          return root && toValue(root, dialect);
        };
      },
      { takesNull: true },
    )(name);
}

function edit(node: JsonNode, steps: Steps, change: Change, dialect: DialectName): JsonNode {
  const [step, ...rest] = steps;
  if (!step) {
    const changed = change(node);
    if (changed === 'remove') throw new Unsupported('removing the whole document', null);
    return changed ?? node;
  }
  const inner: Change = (found) => {
    if (rest.length === 0) return change(found);
    if (found === null && dialect === 'sqlite') return created(rest, change(null));
    return found && edit(found, rest, change, dialect);
  };
  if (step.kind === 'member') return node.kind === 'object' ? withMember(node, step.name, inner) : node;
  if (node.kind === 'array') return withItem(node, step.index, inner, dialect);
  // MySQL takes a scalar for an array of one.
  if (dialect === 'sqlite') return node;
  const wrapped = withItem({ kind: 'array', items: [node] }, step.index, inner, dialect);
  return wrapped.items.length === 1 && wrapped.items[0] ? wrapped.items[0] : wrapped;
}

/** SQLite makes what a path leads through. */
function created(steps: Steps, value: ReturnType<Change>): ReturnType<Change> {
  if (value === null || value === 'remove') return null;
  return steps.toReversed().reduce<JsonNode | null>((node, { kind, name, index }) => {
    if (!node) return null;
    if (kind === 'member') return { kind: 'object', members: [[name, node]] };
    return index === 0 ? { kind: 'array', items: [node] } : null;
  }, value);
}

type ObjectNode = JsonNode & { kind: 'object' };
type ArrayNode = JsonNode & { kind: 'array' };

function withMember(node: ObjectNode, name: string, change: Change): ObjectNode {
  const at = node.members.findIndex(([own]) => own === name);
  const changed = change(node.members[at]?.[1] ?? null);
  if (changed === null) return node;
  if (changed === 'remove') return { ...node, members: node.members.filter((_, i) => i !== at) };
  const member = [name, changed] as const;
  return { ...node, members: at === -1 ? [...node.members, member] : node.members.with(at, member) };
}

/** Behind the end an item is appended; in SQLite only right behind it. */
function withItem(node: ArrayNode, index: number, change: Change, dialect: DialectName): ArrayNode {
  const { items } = node;
  const isEnd = Object.is(index, -0);
  const at = isEnd ? items.length : index < 0 ? items.length + index : index;
  const changed = change(items[at] ?? null);
  if (changed === null || at < 0) return node;
  if (changed === 'remove') return { ...node, items: items.filter((_, i) => i !== at) };
  if (at < items.length) return { ...node, items: items.with(at, changed) };
  return dialect === 'sqlite' && at > items.length ? node : { ...node, items: [...items, changed] };
}

/** RFC 7396: json_patch, JSON_MERGE_PATCH. */
export const jsonMergePatch = bound('aa+', jsonType(), (_, { semantics: { dialect } }) => (values) => {
  const documents = values.map((value) => documentIn(value, dialect));
  const [first = { kind: 'null' as const }, ...others] = documents;
  return toValue(others.reduce(patched, first), dialect);
});

function patched(target: JsonNode, patch: JsonNode): JsonNode {
  if (patch.kind !== 'object') return patch;
  const base: ObjectNode = target.kind === 'object' ? target : { kind: 'object', members: [] };
  return patch.members.reduce<ObjectNode>(
    (node, [name, value]) =>
      withMember(node, name, (found) => {
        if (value.kind === 'null') return found ? 'remove' : null;
        return patched(found ?? { kind: 'null' }, value);
      }),
    base,
  );
}

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

const itemsOf = (node: JsonNode): readonly JsonNode[] => (node.kind === 'array' ? node.items : [node]);

/** PostgreSQL's jsonb_set(target, path, value, create): only the last step of the path may be missing. */
export const jsonbSet = bound('aAab?', { kind: 'json', binary: true }, ([, , type = NULL], { semantics }) => {
  const encode = encoder(type.kind === 'unknown' ? { kind: 'json', binary: true } : type, semantics);
  return ([target, path, value = null, create = true]) => {
    const names = Array.isArray(path)
      ? (path as readonly Value[]).map((step) => textIn(step))
      : readArray(textIn(path));
    const node = encode(value);
    const root = stepInto(documentIn(target, 'postgresql'), names, (found) =>
      found || create === true ? node : null,
    );
    return toValue(root, 'postgresql', true);
  };
});

/** A literal {a,b}. */
function readArray(text: string): string[] {
  return text
    .replace(/^\{|\}$/g, '')
    .split(',')
    .map((step) => step.trim().replace(/^"(.*)"$/, '$1'));
}

/** Here it is the document that says whether a step is a name or an index. */
function stepInto(node: JsonNode, [name = '', ...rest]: readonly string[], change: Change): JsonNode {
  const inner: Change = (found) => {
    if (rest.length === 0) return change(found);
    return found && stepInto(found, rest, change);
  };
  if (node.kind === 'object') return withMember(node, name, inner);
  if (node.kind !== 'array') return node;
  if (!/^-?\d+$/.test(name))
    return refuse('JSONB_SET', 'postgresql', {
      postgresql: ['22P02', `path element at position 1 is not an integer: "${name}"`],
    });
  const index = Number(name);
  // Before the first item it is put in front.
  if (index < -node.items.length) {
    const first = inner(null);
    return first && first !== 'remove' ? { ...node, items: [first, ...node.items] } : node;
  }
  return withItem(node, index, inner, 'postgresql');
}
