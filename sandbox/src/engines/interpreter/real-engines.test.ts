import { readFileSync } from 'node:fs';
import type { Outcome } from '@sqltown/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../../fixtures/village.ts';
import { DEFAULT_CACHE_FOLDER } from '../cache-folder.ts';
import type { Engine, OpenEngine } from '../engine.ts';
import { openPostgresqlEngine } from '../postgresql/postgresql-engine.ts';
import { openSqliteEngine } from '../sqlite/sqlite-engine.ts';
import { openInterpreterEngine } from './interpreter-engine.ts';

const LIMITS = { timeMs: 5_000, rows: 1_000, bytes: 256 * 1_024 };
const village = { key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS };

/** One script a paragraph; a line that begins with # says what it is about. */
function scriptsIn(file: string): string[] {
  const text = readFileSync(new URL(`scripts/${file}`, import.meta.url), 'utf8');
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/^#.*$/gm, '').trim())
    .filter(Boolean);
}

/** What must be alike: every row, every count, and of an error its code and words. */
function told(outcome: Outcome): unknown {
  if (outcome.kind === 'error') return { code: outcome.error.code, message: outcome.error.message };
  if (outcome.kind !== 'rows') return outcome;
  return outcome.results.map(({ command, columns, rows, rowCount }) => ({
    command,
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) => JSON.stringify(row)).toSorted(),
    // Only what changes rows has a count that both know.
    rowCount: /^(INSERT|UPDATE|DELETE|REPLACE|MERGE|SELECT)$/.test(command) ? rowCount : 0,
  }));
}

async function run(engine: Engine, sql: string): Promise<unknown> {
  return told(await engine.execute({ database: { preloaded: 'village' }, sql, limits: LIMITS }));
}

/** Definitions and changes are what the real engine makes of them (SPEC.md: IN80). */
function describeAgainst(dialect: 'sqlite' | 'postgresql', openReal: OpenEngine): void {
  describe(`the interpreter beside the real ${dialect}`, () => {
    let real: Engine;
    let ours: Engine;
    beforeAll(async () => {
      const setup = { dialect, databases: [village], cacheFolder: DEFAULT_CACHE_FOLDER };
      [real, ours] = await Promise.all([openReal(setup), openInterpreterEngine(setup)]);
    });
    afterAll(() => Promise.all([real.close(), ours.close()]));

    test.each(scriptsIn(`${dialect}.sql`))('[IN80] %s', async (script) => {
      expect(await run(ours, script)).toEqual(await run(real, script));
    });
  });
}

describeAgainst('sqlite', openSqliteEngine);
describeAgainst('postgresql', openPostgresqlEngine);
