import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { CallSite, ScalarFunction } from '../function.ts';

/** A value of any type as text, NULL as ''; PostgreSQL's functions write truth values as t and f. */
function texts(args: readonly Type[], { semantics }: CallSite): (value: Value, index: number) => string {
  const { dialect } = semantics;
  return (value, index) => {
    if (value === null) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean' && dialect === 'postgresql') return value ? 't' : 'f';
    return semantics.text(value, args[index] ?? { kind: 'null' });
  };
}

/** NULLs count as '': PostgreSQL, T-SQL, SQLite, Oracle. In MySQL one NULL makes all NULL. */
export function concat(signature: string, nulls: 'skip' | 'spread'): Define<ScalarFunction> {
  return bound(
    signature,
    'text',
    (args, site) => {
      const text = texts(args, site);
      return (values, { budget }) => {
        const all = values.map(text);
        budget.text(all.reduce((length, { length: more }) => length + more, 0));
        return all.join('');
      };
    },
    { takesNull: nulls === 'skip' },
  );
}

/** With a separator between those that are not NULL; a NULL separator makes NULL, in T-SQL it is ''. */
export const concatWithSeparator = bound(
  'aa+',
  'text',
  (args, site) => {
    const text = texts(args, site);
    const { dialect } = site.semantics;
    return (values, { budget }) => {
      const [separator = null, ...others] = values;
      if (separator === null && dialect !== 'mssql') return null;
      const all = others.flatMap((value, i) => (value === null ? [] : [text(value, i + 1)]));
      const between = text(separator, 0);
      budget.text(all.reduce((length, { length: more }) => length + more + between.length, 0));
      return all.join(between);
    };
  },
  { takesNull: true },
);
