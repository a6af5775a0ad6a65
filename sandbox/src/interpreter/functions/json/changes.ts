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
import { withItem, withMember } from './parts.ts';
import { type JsonPath, isMany, readPath } from './path.ts';

type Steps = JsonPath['steps'];
/** What becomes of the thing at a path, null where there is none: another, nothing (`remove`), or what it was (null). */
export type Change = (found: JsonNode | null) => JsonNode | 'remove' | null;

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

type Semantics = Parameters<typeof encoder>[1];
type Put = (path: Value | undefined, change: Change) => void;

/** Changes a document at one path after the other. A NULL document or path gives NULL; a NULL value is JSON's null. */
export function changing(
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

export type ObjectNode = JsonNode & { kind: 'object' };

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
