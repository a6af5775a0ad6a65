import { type JsonNode, sortMembers } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { documentIn, scalarOf, toValue } from '../json/documents.ts';
import { type DefineTable, tableFunction } from './define.ts';

/** PostgreSQL: items of an array, members of an object, their names. */
export function items(name: string, binary: boolean, form: 'json' | 'text'): DefineTable {
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

export function members(binary: boolean, form: 'json' | 'text'): DefineTable {
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
export function membersOf(
  value: Value | undefined,
  binary: boolean,
): readonly (readonly [string, JsonNode])[] {
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
