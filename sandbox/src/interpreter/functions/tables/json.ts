import { INT32, INT64, textLike } from '../define/types.ts';
import { type JsonNode, printJson, sortMembers } from '../../values/json-document.ts';
import type { Row, Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import type { Type } from '../../types/type.ts';
import { documentIn, scalarOf, toValue } from '../json/documents.ts';
import { follow, readPath } from '../json/path.ts';
import { type DefineTable, tableFunction } from './define.ts';

/** PostgreSQL: items of an array, members of an object, their names. */
function items(name: string, binary: boolean, form: 'json' | 'text'): DefineTable {
  return tableFunction(
    'j',
    { value: form === 'text' ? 'text' : { kind: 'json', binary } },
    () =>
      ([value]) => {
        const node = documentIn(value, 'postgresql');
        if (node.kind !== 'array')
          return refuse(name, 'postgresql', {
            postgresql: [
              '22023',
              node.kind === 'object'
                ? `cannot extract elements from an object`
                : 'cannot extract elements from a scalar',
            ],
          });
        return node.items.map((item) => [
          form === 'text' ? scalarOf(item, 'postgresql') : toValue(item, 'postgresql', binary),
        ]);
      },
  );
}

function members(binary: boolean, form: 'json' | 'text'): DefineTable {
  return tableFunction(
    'j',
    { key: 'text', value: form === 'text' ? 'text' : { kind: 'json', binary } },
    () =>
      ([value]) =>
        membersOf(value, binary).map(([key, member]) => [
          key,
          form === 'text' ? scalarOf(member, 'postgresql') : toValue(member, 'postgresql', binary),
        ]),
  );
}

/** jsonb has its members sorted, and the last of a name alone. */
function membersOf(value: Value | undefined, binary: boolean): readonly (readonly [string, JsonNode])[] {
  const read = documentIn(value, 'postgresql');
  const node = binary ? sortMembers(read) : read;
  if (node.kind === 'object') return node.members;
  return refuse('json_each', 'postgresql', {
    postgresql: [
      '22023',
      `cannot deconstruct ${node.kind === 'array' ? 'an array as an object' : 'a scalar'}`,
    ],
  });
}

function keys(name: string, binary: boolean): DefineTable {
  return tableFunction(
    'j',
    { [name]: 'text' },
    () =>
      ([value]) =>
        membersOf(value, binary).map(([key]) => [key]),
  );
}

export const JSON_TABLES: Readonly<Record<string, DefineTable>> = Object.fromEntries(
  [false, true].flatMap((binary) => {
    const prefix = binary ? 'JSONB' : 'JSON';
    return [
      [`${prefix}_ARRAY_ELEMENTS`, items(`${prefix}_ARRAY_ELEMENTS`, binary, 'json')],
      [`${prefix}_ARRAY_ELEMENTS_TEXT`, items(`${prefix}_ARRAY_ELEMENTS_TEXT`, binary, 'text')],
      [`${prefix}_EACH`, members(binary, 'json')],
      [`${prefix}_EACH_TEXT`, members(binary, 'text')],
      [`${prefix}_OBJECT_KEYS`, keys(`${prefix.toLowerCase()}_object_keys`, binary)],
    ];
  }),
);

/** PostgreSQL's unnest(array): arrays in arrays are unfolded as well. */
export const unnest = tableFunction(
  'A',
  { unnest: ([type]) => innermost(type ?? { kind: 'null' }) },
  () =>
    ([array]) =>
      flat(array ?? null).map((item) => [item]),
);

function innermost(type: Type): Type {
  return type.kind === 'array' ? innermost(type.of) : type;
}
function flat(value: Value): Value[] {
  return Array.isArray(value) ? (value as readonly Value[]).flatMap(flat) : [value];
}

const TEXT = (args: readonly Type[], site: Parameters<typeof textLike>[1]): Type => textLike(args, site);
const COLUMNS = {
  key: TEXT,
  value: TEXT,
  type: TEXT,
  atom: TEXT,
  id: INT64,
  parent: INT64,
  fullkey: TEXT,
  path: TEXT,
};

/** SQLite's json_each and json_tree (https://sqlite.org/json1.html, 4.24). `id` numbers the elements; SQLite's numbers are others. */
function walk(deep: boolean): DefineTable {
  return tableFunction('as?', COLUMNS, () => ([document, start = '$']) => {
    const text = textIn(start);
    const [root] = follow(documentIn(document, 'sqlite'), readPath(text, 'sqlite', 'JSON_EACH'), false);
    const rows: Row[] = [];
    let id = 0n;
    if (root && deep) visit(root, null, null, text, text);
    else if (root) children(root, null, text);
    return rows;

    function visit(node: JsonNode, key: Value, parent: bigint | null, fullkey: string, path: string): void {
      const own = id;
      id += 1n;
      rows.push([
        key,
        valueOf(node),
        typeName(node),
        isScalar(node) ? scalarOf(node, 'sqlite') : null,
        own,
        parent,
        fullkey,
        path,
      ]);
      if (deep) children(node, own, fullkey);
      else skip(node);
    }
    function children(node: JsonNode, parent: bigint | null, path: string): void {
      if (!deep && parent === null) id += 1n;
      if (node.kind === 'array')
        for (const [i, item] of node.items.entries()) visit(item, BigInt(i), parent, `${path}[${i}]`, path);
      else if (node.kind === 'object')
        for (const [name, member] of node.members)
          visit(
            member,
            name,
            parent,
            `${path}.${/^[A-Za-z][A-Za-z0-9]*$/.test(name) ? name : `"${name}"`}`,
            path,
          );
      else if (!deep) visit(node, null, parent, path, path);
    }
    function skip(node: JsonNode): void {
      if (node.kind === 'array') for (const item of node.items) pass(item);
      if (node.kind === 'object') for (const [, member] of node.members) pass(member);
    }
    function pass(node: JsonNode): void {
      id += 1n;
      skip(node);
    }
  });
}

const isScalar = (node: JsonNode): boolean => node.kind !== 'array' && node.kind !== 'object';
const valueOf = (node: JsonNode): Value => (isScalar(node) ? scalarOf(node, 'sqlite') : printJson(node));

function typeName(node: JsonNode): string {
  if (node.kind === 'boolean') return String(node.value);
  if (node.kind === 'number') return /^-?\d+$/.test(node.text) ? 'integer' : 'real';
  return node.kind === 'string' ? 'text' : node.kind;
}

export const JSON_TABLES_OF_SQLITE: Readonly<Record<string, DefineTable>> = {
  JSON_EACH: walk(false),
  JSON_TREE: walk(true),
};

/** T-SQL's OPENJSON without WITH: names or indexes, values as text, and the number of each type. */
export const openJson = tableFunction(
  'ss?',
  { key: 'text', value: 'text', type: INT32 },
  (_, { semantics: { dialect } }) =>
    ([document, path = '$']) => {
      const [node] = follow(
        documentIn(document, dialect),
        readPath(textIn(path), dialect, 'OPENJSON'),
        false,
      );
      const entries: readonly (readonly [string, JsonNode])[] =
        node?.kind === 'object'
          ? node.members
          : node?.kind === 'array'
            ? node.items.map((item, i) => [String(i), item] as const)
            : [];
      return entries.map(([key, value]): Row => [key, scalarOf(value, dialect), TYPE_NUMBERS[value.kind]]);
    },
);
const TYPE_NUMBERS: Readonly<Record<JsonNode['kind'], bigint>> = {
  null: 0n,
  string: 1n,
  number: 2n,
  boolean: 3n,
  array: 4n,
  object: 5n,
};
