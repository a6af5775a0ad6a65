import { NULL } from '../define/types.ts';
import { Unsupported } from '../../errors/failure.ts';
import { type JsonNode, itemOf, memberOf, printJson, quoteJson } from '../../values/json-document.ts';
import { Json } from '../../values/json.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { namesOf } from './arguments.ts';
import type { Change } from './changes.ts';
import { documentIn, scalarOf, toValue } from './documents.ts';
import { encoder, textEncoder } from './encode.ts';
import { withItem, withMember } from './parts.ts';

/** PostgreSQL's json_build_array and json_build_object, and those of jsonb. */
export function buildJson(what: 'array' | 'object', binary: boolean): Define<ScalarFunction> {
  return bound(
    'a*',
    { kind: 'json', binary },
    (args, site) => {
      const encode = args.map((type) => textEncoder(type, site.semantics));
      const names = namesOf(args, site);
      return (values, { budget }) => {
        const texts = values.map((value, i) => encode[i]?.(value) ?? 'null');
        budget.text(texts.reduce((length, text) => length + text.length + 4, 0));
        const text =
          what === 'array'
            ? `[${texts.join(', ')}]`
            : `{${names(values)
                .map((name, i) => `${quoteJson(name)} : ${texts[i * 2 + 1] ?? 'null'}`)
                .join(', ')}}`;
        return binary ? toValue(documentIn(text, 'postgresql'), 'postgresql', true) : new Json(text, false);
      };
    },
    { takesNull: true },
  );
}

/** to_json(value), to_jsonb(value). */
export function toJson(binary: boolean): Define<ScalarFunction> {
  return bound('a', { kind: 'json', binary }, ([type = NULL], { semantics }) => {
    if (type.kind === 'row') throw new Unsupported('to_json of a row', null);
    const encode = textEncoder(type, semantics);
    return ([value = null]) => {
      const text = encode(value);
      return binary ? toValue(documentIn(text, 'postgresql'), 'postgresql', true) : new Json(text, false);
    };
  });
}

/** PostgreSQL's json_extract_path(document, step, …) and …_text. */
export function extractPath(form: 'json' | 'text', binary: boolean): Define<ScalarFunction> {
  return bound('js*', form === 'text' ? 'text' : { kind: 'json', binary }, () => ([document, ...steps]) => {
    let node: JsonNode | null = documentIn(document, 'postgresql');
    for (const step of steps) {
      const name = textIn(step);
      if (!node) return null;
      node =
        node.kind === 'array' && /^-?\d+$/.test(name) ? itemOf(node, Number(name)) : memberOf(node, name);
    }
    if (!node) return null;
    return form === 'text' ? scalarOf(node, 'postgresql') : toValue(node, 'postgresql', binary);
  });
}
/** json_typeof and jsonb_typeof. */
export const jsonTypeOf = bound(
  'j',
  'text',
  () =>
    ([document]) =>
      documentIn(document, 'postgresql').kind,
);
export function stripNulls(binary: boolean): Define<ScalarFunction> {
  const strip = (node: JsonNode): JsonNode => {
    if (node.kind === 'array') return { ...node, items: node.items.map(strip) };
    if (node.kind !== 'object') return node;
    return {
      ...node,
      members: node.members.flatMap(([name, value]) =>
        value.kind === 'null' ? [] : [[name, strip(value)] as const],
      ),
    };
  };
  return bound(
    'j',
    { kind: 'json', binary },
    () =>
      ([document]) =>
        binary
          ? toValue(strip(documentIn(document, 'postgresql')), 'postgresql', true)
          : new Json(printJson(strip(documentIn(document, 'postgresql'))), false),
  );
}

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
