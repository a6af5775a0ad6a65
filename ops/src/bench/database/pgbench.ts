import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CompiledQuery } from 'kysely';
import { findBinary } from '../../testbed/index.ts';
import type { Throughput } from './closed-loop.ts';

const run = promisify(execFile);

export type PgbenchScript = {
  readonly text: string;
  /** Variables that every client starts with. */
  readonly variables: Readonly<Record<string, string | number>>;
};

/**
 * A statement of ours as a pgbench script. What changes from one execution to the next is written by `meta`
 * (`\set` lines) and named in `changing`: parameter value → pgbench variable; all else keeps the value it was
 * compiled with.
 */
export function scriptOf(
  statement: Pick<CompiledQuery, 'sql' | 'parameters'>,
  meta: readonly string[],
  changing: ReadonlyMap<unknown, string>,
): PgbenchScript {
  const variables: Record<string, string> = {};
  const text = statement.sql.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const value = statement.parameters[Number(digits) - 1];
    const variable = changing.get(value);
    if (variable !== undefined) return `:${variable}`;
    variables[`p${digits}`] = String(value);
    return `:p${digits}`;
  });
  const onOneLine = text.replaceAll(/\s+/g, ' ').trim();
  return { text: [...meta, `${onOneLine};`, ''].join('\n'), variables };
}

export type PgbenchOptions = {
  readonly url: string;
  readonly script: PgbenchScript;
  readonly clients: number;
  readonly seconds: number;
  /** Variables of this run alone. */
  readonly variables?: Readonly<Record<string, string | number>>;
};

/**
 * Runs a script over and over on `clients` connections.
 * The protocol is `extended`: parse, bind and execute each time, as every client does that names no statements.
 * @throws when a transaction fails, or pgbench isn't installed.
 */
export async function pgbench({
  url,
  script,
  clients,
  seconds,
  variables,
}: PgbenchOptions): Promise<Throughput> {
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-pgbench-'));
  const file = join(folder, 'script.sql');
  writeFileSync(file, script.text);
  const defined = Object.entries({ ...script.variables, ...variables });
  try {
    const flags = {
      protocol: 'extended',
      file,
      client: clients,
      jobs: Math.min(2, clients),
      time: seconds,
    };
    const { stdout } = await run(binary(), [
      '--no-vacuum',
      ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
      ...defined.map(([name, value]) => `--define=${name}=${value}`),
      url,
    ]);
    return throughputOf(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws when pgbench counted failures or printed no rate. */
export function throughputOf(printed: string): Throughput {
  const operations = /number of transactions actually processed: (\d+)/.exec(printed)?.[1];
  const failed = /number of failed transactions: (\d+)/.exec(printed)?.[1];
  const perSecond = /^tps = ([\d.]+)/m.exec(printed)?.[1];
  if (operations === undefined || perSecond === undefined || (failed !== undefined && failed !== '0'))
    throw new Error(`pgbench measured nothing to compare with:\n${printed}`);
  return { operations: Number(operations), perSecond: Number(perSecond) };
}

function binary(): string {
  const server = findBinary('postgres');
  if (server === null) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(dirname(realpathSync(server)), 'pgbench');
}
