import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import { lockFolder, openDatabase } from './index.ts';
import { PgliteEngine } from './pglite-engine.ts';
import { templateImage } from './template.ts';

const log = createLogger({ level: 'silent' });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqltown-embedded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('[I6] gives a folder to one at a time, and frees it on release', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
  await lock.release();
  await (await lockFolder(folder)).release();
});

it('[I6] says so when the folder can’t be made', async () => {
  await expect(lockFolder('/dev/null/town')).rejects.toMatchObject({ code: 'folder-unwritable' });
});

it('[I6] opens a folder, refuses a second opener, keeps what was written, and shows its sizes', async () => {
  const first = await openDatabase({ dataDir: folder, log });
  await expect(openDatabase({ dataDir: folder, log })).rejects.toMatchObject({ code: 'folder-in-use' });
  await sql`insert into platform.event_marks values ('kept', 7)`.execute(first.db);
  await first.maintain();
  const stats = await first.stats();
  expect(stats.walBytes).toBeGreaterThan(0);
  expect(stats.databaseBytes).toBeGreaterThan(1_000_000);
  await first.close();

  const second = await openDatabase({ dataDir: folder, log });
  const { rows } = await sql`select event_id from platform.event_marks`.execute(second.db);
  expect(rows).toEqual([{ event_id: '7' }]);
  await second.close();
});

it('[I7] replaces a stuck engine: what was under way fails, what was committed stays, what comes after works', async () => {
  const replaced: string[] = [];
  const engine = new PgliteEngine(
    { folder: join(folder, 'pg'), image: await templateImage() },
    { stuckMs: 4_000, onReplaced: (why) => replaced.push(why) },
  );
  await engine.ready();
  await engine.script('create table t (a integer); insert into t values (1)');
  const stuck = engine.query('select count(*) from generate_series(1, 2000000000)');
  const behind = engine.query('select 1');
  await expect(stuck).rejects.toMatchObject({ code: 'engine-lost' });
  await expect(behind).rejects.toMatchObject({ code: 'engine-lost' });
  await expect.poll(() => replaced, { timeout: 10_000 }).toEqual(['it was stuck']);
  await expect(engine.query('select a from t')).resolves.toMatchObject({ rows: [{ a: 1 }] });
  await engine.close();
});
