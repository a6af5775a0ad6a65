import type { PGlite, Results } from '@electric-sql/pglite';
import { type Answer, writtenText } from '../answer.ts';
import type { GoldenCase } from '../golden-case.ts';

/** Object ids of types whose values stand bare: int8, int2, int4, oid, float4, float8, numeric, json, jsonb. */
const BARE: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 1700, 114, 3802]);
const BOOLEAN = 16;
/** Types that PGlite would turn into JavaScript's own: date, timestamps, bytea and those above. */
const AS_TEXT = Object.fromEntries(
  [...BARE, BOOLEAN, 17, 1082, 1114, 1184].map((type) => [type, (text: string) => text]),
);

/** What PostgreSQL says to a case, in an empty schema. */
export async function askPostgresql(database: PGlite, { setup, sql }: GoldenCase): Promise<Answer> {
  for (const statement of ['ROLLBACK', 'DISCARD ALL', 'DROP SCHEMA public CASCADE', 'CREATE SCHEMA public'])
    await database.exec(statement);
  await database.exec(setup);
  try {
    const given = (await database.exec(sql, { rowMode: 'array', parsers: AS_TEXT })) as unknown as Results<
      readonly (string | null)[]
    >[];
    const last = given.at(-1);
    if (!last) throw new Error('no result');
    const { fields, rows } = last;
    return {
      kind: 'result',
      names: fields.map(({ name }) => name),
      rows: rows.map((row) => row.map((text, i) => written(text, fields[i]?.dataTypeID ?? 0))),
      count: last.affectedRows ?? 0,
    };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    const position = 'position' in error ? Number(error.position) : Number.NaN;
    const offset = Number.isNaN(position) ? undefined : position - 1;
    return { kind: 'error', code: error.code, message: error.message, offset };
  }
}

function written(text: string | null, type: number): string {
  if (text === null) return 'NULL';
  if (type === BOOLEAN) return text === 't' ? 'true' : 'false';
  return BARE.has(type) ? text : writtenText(text);
}
