import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf, timeOf } from '#platform/ids/index.ts';
import { type Database, databaseHash, exportData, importData } from './index.ts';
import { migrate } from './migrate.ts';
import type { OpenTestDatabase } from './test-database.ts';

/** On two shards, one of each. */
const BUCKETS_USED = [5, 6];

/** What the platform promises on any database: the rules I1–I5 of SPEC.md. */
export function platformContract(open: OpenTestDatabase): void {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const ids = async (count: number, clockMs: number | null = null, bucket = 5) => {
    const { rows } = await sql<{ id: string }>`
      select platform.next_id(${bucket}, ${clockMs}::bigint) as id from generate_series(1, ${count}::integer)`.execute(
      database.db,
    );
    return rows.map(({ id }) => id);
  };

  describe('ids', () => {
    it('[I1] carry their time and bucket, as decimal strings', async () => {
      const before = Date.now();
      const [id] = await ids(1, null, 1023);
      expect(bucketOf(id!)).toBe(1023);
      expect(Math.abs(timeOf(id!) - before)).toBeLessThan(10_000);
      await expect(ids(1, null, 1024)).rejects.toThrow('no such bucket');
    });

    it('[I1] never come twice, however many ask at once', async () => {
      const all = (await Promise.all(Array.from({ length: 20 }, () => ids(300)))).flat();
      expect(new Set(all).size).toBe(6_000);
    });

    it('[I2] never come twice when the clock steps back, and go on growing', async () => {
      const now = Date.now() - Date.UTC(2026, 0, 1);
      const ahead = await ids(10, now + 60_000);
      const back = await ids(10, now - 3_600_000);
      const again = await ids(10, now + 60_000);
      const all = [...ahead, ...back, ...again].map(BigInt);
      expect(new Set(all).size).toBe(30);
      for (let i = 1; i < all.length; i++) expect(all[i]! > all[i - 1]!).toBe(true);
    });

    it('[I2] never come twice when one millisecond gives out more than 4,096', async () => {
      const now = Date.now() - Date.UTC(2026, 0, 1) + 120_000;
      const many = await ids(9_000, now);
      expect(new Set(many).size).toBe(9_000);
    });
  });

  describe('transactions', () => {
    it('[I3] throw where db is used instead of the transaction, and go on after', async () => {
      const { db } = database;
      const misuse = db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx);
        await sql`select 1`.execute(db);
      });
      await expect(misuse).rejects.toMatchObject({ code: 'used-inside-transaction' });
      await expect(sql`select 1 as one`.execute(db)).resolves.toMatchObject({ rows: [{ one: 1 }] });
    });

    it('[I3] keep what others do outside out of a rolled-back transaction', async () => {
      const { db } = database;
      const begun = Promise.withResolvers<void>();
      const outside = begun.promise.then(() => sql`insert into catalogue.syncs values ('out')`.execute(db));
      const rolledBack = db.transaction().execute(async (tx) => {
        await sql`insert into catalogue.syncs values ('in')`.execute(tx);
        begun.resolve();
        throw new Error('take it back');
      });
      await expect(rolledBack).rejects.toThrow('take it back');
      await outside;
      const { rows } = await sql`select hash from catalogue.syncs`.execute(db);
      expect(rows).toEqual([{ hash: 'out' }]);
    });

    it('[I3] say so when an error was swallowed and COMMIT became a rollback', async () => {
      const swallowed = database.db.transaction().execute(async (tx) => {
        await sql`select 1 / 0`.execute(tx).catch(() => undefined);
      });
      await expect(swallowed).rejects.toThrow(/rolled back|abort/i);
    });
  });

  it('[I4] runs migrations once, and refuses a database that a newer version has written', async () => {
    expect(await migrate(database.db)).toEqual([]);
    await sql`insert into sqltown_migrations (name, timestamp) values ('9999-later', now()::text)`.execute(
      database.db,
    );
    await expect(migrate(database.db)).rejects.toMatchObject({ code: 'schema-newer' });
    await sql`delete from sqltown_migrations where name = '9999-later'`.execute(database.db);
  });

  it('[I5] exports everything, and imports it into an empty database that then hashes alike', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sqltown-transfer-'));
    const file = join(folder, 'town.gz');
    const other = await open();
    try {
      await fill(database);
      const { rows } = await exportData(database.shards, file);
      expect(rows).toBeGreaterThan(1_200);
      expect(await importData(other.shards, file)).toMatchObject({ rows });
      expect(await databaseHash(other.shards)).toBe(await databaseHash(database.shards));
      await expect(importData(other.shards, file)).rejects.toMatchObject({ code: 'not-empty' });
      for (const bucket of BUCKETS_USED) {
        const { rows: found } = await other.shards.at(bucket, (db) =>
          sql<{ last: string; next: string }>`
            select max(id) as last, platform.next_id(${bucket}) as next from platform.outbox`.execute(db),
        );
        expect(BigInt(found[0]!.next) > BigInt(found[0]!.last)).toBe(true);
      }
    } finally {
      await other.close();
      rmSync(folder, { recursive: true });
    }
  });
}

async function fill({ db, shards }: Database): Promise<void> {
  for (const bucket of BUCKETS_USED) {
    await shards.at(bucket, (shard) =>
      sql`insert into platform.outbox (bucket, id, topic, payload)
        select ${bucket}, platform.next_id(${bucket}), 'told',
          jsonb_build_object('n', n, 'text', E'tab\t, quote " and ग')
        from generate_series(1, 600) n`.execute(shard),
    );
  }
  await sql`insert into catalogue.chapters values ('c', 'A chapter', 0)`.execute(db);
  await sql`insert into catalogue.lessons values ('l', 'c', 'A lesson', 'house', 0)`.execute(db);
}
