import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** A table that holds data, by schema-qualified name. */
export type DataTable = {
  readonly name: string;
  /** The columns that its rows are ordered by. */
  readonly key: readonly string[];
  /** Whether its rows belong to buckets, and so are spread over the shards. */
  readonly sharded: boolean;
};

/** Where rows are, not what they are: each place has its own. */
const OF_THE_PLACE = ['identity', 'shards', 'buckets', 'bucket_moves', 'bucket_fences', 'move_marks'].map(
  (name) => `platform.${name}`,
);

/** Every table of ours, each after those that it refers to. What is about the place itself stays where it is. */
export async function dataTables(db: Kysely<Schema>): Promise<DataTable[]> {
  const { rows } = await sql<DataTable & { needs: string[] }>`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select coalesce(array_agg(a.attname::text order by k.position), '{}')
       from pg_constraint p cross join unnest(p.conkey) with ordinality as k (attnum, position)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where p.conrelid = c.oid and p.contype = 'p') as key,
      (select coalesce(array_agg(distinct format('%I.%I', fn.nspname, fc.relname)), '{}')
       from pg_constraint f join pg_class fc on fc.oid = f.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
       where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'fence') as sharded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public')
      and n.nspname not like 'pg_%' and format('%I.%I', n.nspname, c.relname) <> all(${OF_THE_PLACE})
    order by 1`.execute(db);
  const sorted: DataTable[] = [];
  const done = new Set<string>();
  while (sorted.length < rows.length) {
    const next = rows.find(({ name, needs }) => !done.has(name) && needs.every((need) => done.has(need)));
    if (!next) throw new Error('tables refer to each other in a circle');
    done.add(next.name);
    sorted.push({ name: next.name, key: next.key, sharded: next.sharded });
  }
  return sorted;
}

/** Rows read at a time. */
const FETCH = 500;

/**
 * A table's rows as JSON text in the order of its key, through a cursor; of a sharded table those that this shard
 * answers for, not what a bucket has left behind or is still bringing. Only inside a transaction.
 */
export async function* rowsOf(tx: Kysely<Schema>, { name, key, sharded }: DataTable): AsyncGenerator<string> {
  const order = key.length === 0 ? '1' : key.map((column) => `t.${quoted(column)}`).join(', ');
  const held = `where bucket in (select bucket from platform.bucket_fences where state in ('open', 'moving'))`;
  await sql
    .raw(
      `declare rows_of no scroll cursor for
       select row_to_json(t)::text as line from ${name} t ${sharded ? held : ''} order by ${order}`,
    )
    .execute(tx);
  for (;;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch ${FETCH} from rows_of`).execute(tx);
    for (const { line } of rows) yield line;
    if (rows.length < FETCH) break;
  }
  await sql`close rows_of`.execute(tx);
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
