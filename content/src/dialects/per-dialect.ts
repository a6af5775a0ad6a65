import { z } from 'zod';

/** The dialects that lessons are written in; which of them a town offers is for its engines to say. */
export const LESSON_DIALECTS = ['postgresql', 'sqlite', 'mariadb', 'mysql', 'mssql', 'oracle'] as const;
export type LessonDialect = (typeof LESSON_DIALECTS)[number];

export type PerDialectText = Readonly<Record<LessonDialect, string>>;

const text = z.string().min(1);

const Spelled = z.strictObject({
  postgresql: text.optional(),
  sqlite: text.optional(),
  mariadb: text.optional(),
  mysql: text.optional(),
  mssql: text.optional(),
  oracle: text.optional(),
  others: text.optional(),
});
type Spelled = z.output<typeof Spelled>;

/**
 * SQL as an author writes it: once where the dialects agree; else for those where it differs, with `others` for
 * the rest. MariaDB says what MySQL says unless it is named.
 */
export const SqlSource = z.union([
  text,
  Spelled.refine((source) => LESSON_DIALECTS.every((dialect) => spelled(source, dialect) !== undefined), {
    message: 'every dialect needs its SQL: name it, or say it for the others',
  }),
]);
export type SqlSource = z.input<typeof SqlSource>;

/** The same SQL, spelled out for every dialect. */
export function inEveryDialect(sql: z.output<typeof SqlSource>): PerDialectText {
  return Object.fromEntries(
    LESSON_DIALECTS.map((dialect) => [dialect, typeof sql === 'string' ? sql : spelled(sql, dialect)]),
  ) as PerDialectText;
}

function spelled(source: Spelled, dialect: LessonDialect): string | undefined {
  return source[dialect] ?? (dialect === 'mariadb' ? source.mysql : undefined) ?? source.others;
}
