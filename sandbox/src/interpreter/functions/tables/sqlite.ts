import type { Type } from '../../types/type.ts';
import { type JsonNode, printJson } from '../../values/json-document.ts';
import type { Row, Value } from '../../values/value.ts';
import { textIn } from '../define/read.ts';
import { INT64, textLike } from '../define/types.ts';
import { documentIn, scalarOf } from '../json/documents.ts';
import { follow, readPath } from '../json/path.ts';
import { type DefineTable, tableFunction } from './define.ts';

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
