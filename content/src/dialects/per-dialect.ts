import { DIALECTS, type Dialect } from '@sqltown/shared/api';
import { z } from 'zod';

export type PerDialectText = Readonly<Record<Dialect, string>>;

const text = z.string().min(1);

/** SQL as an author writes it: once where the dialects agree, else once a dialect. */
export const SqlSource = z.union([text, z.strictObject({ postgresql: text, sqlite: text })]);
export type SqlSource = z.input<typeof SqlSource>;

/** The same SQL, spelled out for every dialect. */
export function inEveryDialect(sql: z.output<typeof SqlSource>): PerDialectText {
  if (typeof sql !== 'string') return sql;
  return Object.fromEntries(DIALECTS.map((dialect) => [dialect, sql])) as PerDialectText;
}
