import { Unsupported } from '../../errors/failure.ts';
import type { JsonNode } from '../../values/json-document.ts';
import type { Row } from '../../values/value.ts';
import { textIn } from '../define/read.ts';
import { INT32, INT64 } from '../define/types.ts';
import { documentIn, scalarOf } from '../json/documents.ts';
import { follow, readPath } from '../json/path.ts';
import { type DefineTable, overloadedTable, tableFunction } from './define.ts';
import { fields, split } from './texts.ts';

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
const splitWithOrdinal = tableFunction(
  'ssI',
  { value: 'text', ordinal: INT64 },
  (_, { constants: [, , ordinal] }) =>
    ([text, by]) => {
      if (ordinal !== 1n) throw new Unsupported('STRING_SPLIT with this third argument', null);
      return fields(text, by).map((field, i) => [field, BigInt(i + 1)]);
    },
);

export const TEXT_TABLES_OF_MSSQL: Readonly<Record<string, DefineTable>> = {
  STRING_SPLIT: overloadedTable([(args) => args.length === 2, split], [() => true, splitWithOrdinal]),
};
