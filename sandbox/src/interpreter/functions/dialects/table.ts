import type { Define } from '../define/scalar.ts';
import type { DefineTable } from '../tables/define.ts';
import type { SqlFunction, TableFunctionTable } from '../function.ts';

/** Functions under the names that a dialect has for them; a key of several names gives one function all of them. */
export type Named<F extends SqlFunction = SqlFunction> = Readonly<Record<string, Define<F>>>;

export function tableOf(...parts: readonly Named[]): Map<string, SqlFunction> {
  return new Map(
    parts.flatMap((part) =>
      Object.entries(part).flatMap(([names, define]) =>
        names.split(' ').map((name) => {
          const plain = name.replaceAll('_SPACE_', ' ');
          return [plain, define(plain)] as const;
        }),
      ),
    ),
  );
}

export function tablesOf(...parts: readonly Readonly<Record<string, DefineTable>>[]): TableFunctionTable {
  return new Map(
    parts.flatMap((part) => Object.entries(part).map(([name, define]) => [name, define(name)] as const)),
  );
}
