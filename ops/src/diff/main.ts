import { parseArgs } from 'node:util';
import { KNOWN_DIFFERENCES } from '@sqltown/sandbox/differences';
import { knownNames, runCommand, wholeNumber } from '../command-line.ts';
import { DIFF_DIALECTS, type DiffDialect } from './dialect.ts';
import { openInterpreter } from './peers/interpreter.ts';
import { openMariadb } from './peers/mariadb.ts';
import type { Peer } from './peers/peer.ts';
import { openPostgresql } from './peers/postgresql.ts';
import { openSqlite } from './peers/sqlite.ts';
import { PLANTS, withFault } from './plants.ts';
import { type DialectReport, type Reproducer, diffDialect } from './run.ts';
import { percent, shortOf } from './shares.ts';
import { type Tally, listed } from './tally.ts';

const QUERIES = 30_000;
const SLICE_QUERIES = 1_500;
/** With this many queries and more, every construct must have come up often enough. */
const WHOLE_RUN = 30_000;
const CONSTRUCT_TIMES = 50;
const MAX_EXCUSES: number = 20;

const OPEN: Readonly<Record<DiffDialect, () => Promise<Peer>>> = {
  sqlite: openSqlite,
  postgresql: openPostgresql,
  mariadb: openMariadb,
};

/**
 * `npm run diff -- [--queries N] [--seed N] [--only DIALECT,…] [--slice] [--plant FAULT]`: the interpreter against the
 * real SQLite, PostgreSQL and MariaDB on generated schemas, rows and queries. Exits 1 when anything is short.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      queries: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      slice: { type: 'boolean', default: false },
      plant: { type: 'string' },
    },
  });
  const { plant } = values;
  if (plant !== undefined && !PLANTS.includes(plant)) {
    console.error(`diff knows these planted faults: ${PLANTS.join(', ')}`);
    return 2;
  }
  const total = wholeNumber('queries', values.queries, 1) ?? (values.slice ? SLICE_QUERIES : QUERIES);
  const seed = wholeNumber('seed', values.seed, 0) ?? 1;
  const dialects = knownNames('only', values.only, DIFF_DIALECTS) ?? DIFF_DIALECTS;
  console.log(`diff: seed ${seed}, ${total} queries${plant === undefined ? '' : `, planted ${plant}`}`);
  const shortcomings: string[] = [];
  const tallies: Tally[] = [];
  const excuses = KNOWN_DIFFERENCES.length;
  if (excuses > MAX_EXCUSES) shortcomings.push(`${excuses} excuses, at most ${MAX_EXCUSES}`);
  for (const dialect of dialects) {
    const real = await OPEN[dialect]();
    try {
      const ours = withFault(openInterpreter(dialect), plant);
      const report = await diffDialect(
        { dialect, real, ours },
        { queries: Math.ceil(total / dialects.length), seed },
      );
      tell(dialect, report);
      shortcomings.push(...shortOf(dialect, report.tally, { isWhole: total >= WHOLE_RUN }));
      tallies.push(report.tally);
    } finally {
      await real.close();
    }
  }
  if (total >= WHOLE_RUN && dialects.length === DIFF_DIALECTS.length) shortcomings.push(...rareOf(tallies));
  for (const shortcoming of shortcomings) console.log(`short: ${shortcoming}`);
  console.log(`shortcomings: ${shortcomings.length}`);
  return shortcomings.length === 0 ? 0 : 1;
}

/** Constructs that came up too seldom, over all dialects that have them. */
function rareOf(tallies: readonly Tally[]): string[] {
  const times = new Map<string, number>();
  for (const { constructs } of tallies)
    for (const [construct, more] of constructs) times.set(construct, (times.get(construct) ?? 0) + more);
  return [...times]
    .filter(([, count]) => count < CONSTRUCT_TIMES)
    .map(([construct, count]) => `${construct} came up ${count} times only`);
}

function tell(dialect: DiffDialect, { tally, reproducers }: DialectReport): void {
  console.log(`\n${dialect}: ${tally.total} asked, ${percent(tally.shareWithRows)} with rows`);
  console.log(`  asked: ${listed(tally.asked)}`);
  console.log(
    `  not supported: lesson ${percent(tally.shareUnsupported('lesson'))}, beyond ${percent(tally.shareUnsupported('beyond'))}: ${listed(tally.reasons)}`,
  );
  console.log(`  excused: ${percent(tally.excuses / tally.total)}: ${listed(tally.excused)}`);
  console.log(`  differences: ${listed(tally.differences)}`);
  console.log(`  constructs: ${tally.constructs.size}, the rarest ${rarest(tally.constructs)}`);
  for (const reproducer of reproducers) tellOne(reproducer);
}

function rarest(constructs: ReadonlyMap<string, number>): string {
  const [name, times] = [...constructs].toSorted(([, a], [, b]) => a - b)[0] ?? ['none', 0];
  return `${name} ${times} times`;
}

function tellOne({ tables, before, asked, given: { sql, difference } }: Reproducer): void {
  console.log(`  ${difference.kind}: ${sql}\n    ${difference.detail}`);
  for (const line of [...spokenOf(tables, [...before, sql].join(' ')), ...before])
    console.log(`      ${line}`);
  if (asked !== sql) console.log(`    as it was asked: ${asked}`);
}

/** Only the tables that are spoken of, and those that they refer to: parents come before their children. */
function spokenOf(script: readonly string[], text: string): string[] {
  let spoken = text;
  const kept = script.toReversed().filter((line) => {
    const table = /^(?:CREATE TABLE|INSERT INTO) (\w+)/.exec(line)?.[1];
    if (table !== undefined && !new RegExp(`\\b${table}\\b`).test(spoken)) return false;
    spoken += (line.match(/REFERENCES \w+/g) ?? []).join(' ');
    return true;
  });
  return kept.toReversed();
}

await runCommand(main);
