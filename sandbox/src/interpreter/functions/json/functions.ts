import { Unsupported } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { Json } from '../../values/json.ts';
import {
  type JsonNode,
  parseJson,
  printJson,
  quoteJson,
  itemOf,
  memberOf,
} from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { INT32 } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';
import { depthOf, documentIn, holds, jsonType, scalarOf, sizeOf, toValue } from './documents.ts';
import { encoder, textEncoder } from './encode.ts';
import { fragmentAt } from './fragments.ts';
import { follow, isMany, readPath } from './path.ts';

const NULL: Type = { kind: 'null' };

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

/** JSON_VALUE(document, path): a scalar as text; NULL for a document or nothing, an error in strict mode. */
export const jsonValue = bound('as?', 'text', (_, { semantics: { dialect } }) => ([document, text = '$']) => {
  const root = dialect === 'oracle' ? parseJson(textIn(document)) : documentIn(document, dialect);
  const path = readPath(textIn(text), dialect, 'JSON_VALUE');
  const [node] = root ? follow(root, path, dialect !== 'mssql') : [];
  const isScalar = node && node.kind !== 'array' && node.kind !== 'object';
  if (path.strict && dialect === 'mssql' && (!node || !isScalar))
    refuse('JSON_VALUE', dialect, {
      mssql: node
        ? ['13623', 'Scalar value cannot be found in the specified JSON path.']
        : ['13608', 'Property cannot be found on the specified JSON path.'],
    });
  return isScalar ? scalarOf(node, dialect) : null;
});

/** JSON_QUERY(document, path): an object or array as text; NULL for a scalar. */
export const jsonQuery = bound('as?', 'text', (_, { semantics: { dialect } }) => ([document, text = '$']) => {
  const root = documentIn(document, dialect);
  const path = readPath(textIn(text), dialect, 'JSON_QUERY');
  const [node] = follow(root, path, dialect !== 'mssql');
  const isDocument = node && (node.kind === 'array' || node.kind === 'object');
  if (path.strict && dialect === 'mssql' && !isDocument)
    refuse('JSON_QUERY', dialect, {
      mssql: node
        ? ['13624', 'Object or array cannot be found in the specified JSON path.']
        : ['13608', 'Property cannot be found on the specified JSON path.'],
    });
  if (!isDocument) return null;
  // T-SQL gives the text as it stands in the document.
  return dialect === 'mssql' ? fragmentAt(textIn(document), path) : toValue(node, dialect);
});

export const jsonUnquote = bound('a', 'text', (_, { semantics: { dialect } }) => ([value]) => {
  const text = value instanceof Json ? value.text : textIn(value);
  const node = text.startsWith('"') ? parseJson(text) : null;
  if (value instanceof Json && !node) return text;
  return node?.kind === 'string' ? scalarOf(node, dialect) : text;
});
export const jsonQuote = scalar('s', 'text', ([text]) => quoteJson(textIn(text)));

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
export const isJson = scalar('s', INT32, ([value]) => {
  const node = parseJson(textIn(value));
  return node?.kind === 'object' || node?.kind === 'array' ? 1n : 0n;
});

/** SQLite's json(): minified, or refused. */
export const jsonOf = bound(
  'a',
  { kind: 'json', binary: false },
  (_, { semantics: { dialect } }) =>
    ([value]) =>
      toValue(documentIn(value, dialect), dialect),
);

/** The document at a path, the whole where none is given; null where it isn't there. */
function at(
  dialect: CallSite['semantics']['dialect'],
  document: Value | undefined,
  path: Value | undefined,
  name: string,
): JsonNode | null {
  const root = documentIn(document, dialect);
  if (path === undefined) return root;
  return follow(root, readPath(textIn(path), dialect, name), dialect !== 'sqlite')[0] ?? null;
}

/** MySQL's JSON_LENGTH: 1 for a scalar. */
export const jsonLength = bound('as?', 'bigint', (_, { semantics: { dialect } }) => ([document, path]) => {
  const node = at(dialect, document, path, 'JSON_LENGTH');
  return node && BigInt(sizeOf(node));
});
/** json_array_length: SQLite gives 0 for what is no array, PostgreSQL refuses it. */
export const jsonArrayLength = bound(
  'as?',
  'integer',
  (_, { semantics: { dialect } }) =>
    ([document, path]) => {
      const node = at(dialect, document, path, 'JSON_ARRAY_LENGTH');
      if (node && node.kind !== 'array' && dialect === 'postgresql')
        refuse('JSON_ARRAY_LENGTH', dialect, {
          postgresql: [
            '22023',
            node.kind === 'object'
              ? 'cannot get array length of a non-array'
              : 'cannot get array length of a scalar',
          ],
        });
      return node && BigInt(node.kind === 'array' ? node.items.length : 0);
    },
);
export const jsonDepth = bound(
  'a',
  'bigint',
  (_, { semantics: { dialect } }) =>
    ([document]) =>
      BigInt(depthOf(documentIn(document, dialect))),
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

/** The names among names and values. */
function namesOf(args: readonly Type[], { semantics }: CallSite): (values: readonly Value[]) => string[] {
  const { dialect } = semantics;
  return (values) => {
    if (values.length % 2 === 1)
      refuse('JSON_OBJECT', dialect, {
        sqlite: ['SQLITE_ERROR', 'json_object() requires an even number of arguments'],
        mysql: ['1582', "Incorrect parameter count in the call to native function 'JSON_OBJECT'"],
        postgresql: ['22023', 'argument list must have even number of elements'],
      });
    return values.flatMap((name, i) => {
      if (i % 2 === 1) return [];
      if (name === null)
        refuse('JSON_OBJECT', dialect, {
          sqlite: ['SQLITE_ERROR', 'json_object() labels must be TEXT'],
          mysql: ['3158', 'JSON documents may not contain NULL member names.'],
          postgresql: ['22004', `null value not allowed for object key`],
        });
      return [typeof name === 'string' ? name : semantics.text(name, args[i] ?? NULL)];
    });
  };
}

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
