import { NULL } from '../define/types.ts';
import type { Type } from '../../types/type.ts';
import type { JsonNode } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound } from '../define/scalar.ts';
import type { CallSite } from '../function.ts';
import { documentIn } from './documents.ts';
import { follow, readPath } from './path.ts';

/** The document at a path, the whole where none is given; null where it isn't there. */
export function at(
  dialect: CallSite['semantics']['dialect'],
  document: Value | undefined,
  path: Value | undefined,
  name: string,
): JsonNode | null {
  const root = documentIn(document, dialect);
  if (path === undefined) return root;
  return follow(root, readPath(textIn(path), dialect, name), dialect !== 'sqlite')[0] ?? null;
}
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

/** The names among names and values. */
export function namesOf(
  args: readonly Type[],
  { semantics }: CallSite,
): (values: readonly Value[]) => string[] {
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
