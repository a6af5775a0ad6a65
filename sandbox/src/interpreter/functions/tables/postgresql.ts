import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { type DefineTable, tableFunction } from './define.ts';
import { items, members, membersOf } from './json.ts';

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
