import { NULL } from '../define/types.ts';
import type { Type } from '../../types/type.ts';
import { type JsonNode, parseJson } from '../../values/json-document.ts';
import { Json } from '../../values/json.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import type { CallSite } from '../function.ts';
import { at, namesOf } from './arguments.ts';
import { documentIn, jsonType, scalarOf, toValue } from './documents.ts';
import { encoder } from './encode.ts';
import { follow, isMany, readPath } from './path.ts';

/** JSON_EXTRACT: with one path what it finds, with several an array of it. SQLite gives scalars as SQL values. */
export const jsonExtract = bound(
  'aa+',
  (args, site) => {
    const { dialect } = site.semantics;
    return dialect === 'sqlite'
      ? { kind: 'json', binary: false }
      : (jsonType() as (args: readonly Type[], site: CallSite) => Type)(args, site);
  },
  (_, { semantics: { dialect } }) =>
    ([document, ...texts]) => {
      const root = documentIn(document, dialect);
      const paths = texts.map((text) => readPath(textIn(text), dialect, 'JSON_EXTRACT'));
      const found = paths.map((path) => follow(root, path, dialect !== 'sqlite'));
      const [first = []] = found;
      const [only] = first;
      const isSingle = paths.length === 1 && paths.every((path) => !isMany(path));
      if (dialect === 'sqlite') {
        if (paths.length === 1) return only ? scalarOf(only, dialect) : null;
        return toValue({ kind: 'array', items: found.map(([node]) => node ?? { kind: 'null' }) }, dialect);
      }
      if (isSingle) return only ? toValue(only, dialect) : null;
      const all = dialect === 'mariadb' ? inOrder(root, found.flat()) : found.flat();
      return all.length === 0 ? null : toValue({ kind: 'array', items: all }, dialect);
    },
);

/** MariaDB gives what several paths find in the order of the document. */
function inOrder(root: JsonNode, found: readonly JsonNode[]): JsonNode[] {
  const parts =
    root.kind === 'array'
      ? root.items
      : root.kind === 'object'
        ? root.members.map(([, member]) => member)
        : [];
  return [...(found.includes(root) ? [root] : []), ...parts.flatMap((part) => inOrder(part, found))];
}

/** SQLite's json_quote: a number stays one, JSON stays JSON. */
export const jsonQuoteOfSqlite = bound(
  'a',
  { kind: 'json', binary: false },
  ([type = NULL], { semantics }) => {
    const encode = encoder(type, semantics);
    return ([value = null]) => toValue(encode(value), 'sqlite');
  },
  { takesNull: true },
);

/** JSON_VALID, ISJSON, json_valid. */
export const jsonValid = scalar(
  'a',
  'truth',
  ([value]) =>
    value instanceof Json ||
    (typeof value === 'string'
      ? parseJson(value) !== null
      : typeof value === 'bigint' || typeof value === 'number'),
);

/** SQLite's json(): minified, or refused. */
export const jsonOf = bound(
  'a',
  { kind: 'json', binary: false },
  (_, { semantics: { dialect } }) =>
    ([value]) =>
      toValue(documentIn(value, dialect), dialect),
);

/** The names of a document's kinds: SQLite tells integer from real, PostgreSQL and MySQL have their own words. */
export const jsonType_ = bound('as?', 'text', (_, { semantics: { dialect } }) => ([document, path]) => {
  const node = at(dialect, document, path, 'JSON_TYPE');
  return node && kindName(node, dialect);
});

function kindName(node: JsonNode, dialect: string): string {
  if (dialect === 'postgresql') return node.kind;
  const isInteger = node.kind === 'number' && /^-?\d+$/.test(node.text);
  if (dialect === 'sqlite') {
    if (node.kind === 'boolean') return String(node.value);
    if (node.kind === 'number') return isInteger ? 'integer' : 'real';
    return node.kind === 'string' ? 'text' : node.kind;
  }
  if (node.kind === 'number') return isInteger ? 'INTEGER' : 'DOUBLE';
  return node.kind.toUpperCase();
}

/** JSON_ARRAY(a, b). */
export const jsonArray = bound(
  'a*',
  jsonType(),
  (args, { semantics }) => {
    const encode = args.map((type) => encoder(type, semantics));
    return (values, { budget }) => {
      budget.text(values.length * 8);
      const items = values.map((value, i) => encode[i]?.(value) ?? JSON_NULL);
      return toValue({ kind: 'array', items }, semantics.dialect);
    };
  },
  { takesNull: true },
);
const JSON_NULL: JsonNode = { kind: 'null' };

/** JSON_OBJECT('a', 1): names and values in turn. */
export const jsonObject = bound(
  'a*',
  jsonType(),
  (args, site) => {
    const { semantics } = site;
    const encode = args.map((type) => encoder(type, semantics));
    const names = namesOf(args, site);
    return (values, { budget }) => {
      budget.text(values.length * 8);
      const members = names(values).map((name, i): readonly [string, JsonNode] => [
        name,
        encode[i * 2 + 1]?.(values[i * 2 + 1] ?? null) ?? JSON_NULL,
      ]);
      return toValue({ kind: 'object', members }, semantics.dialect);
    };
  },
  { takesNull: true },
);
