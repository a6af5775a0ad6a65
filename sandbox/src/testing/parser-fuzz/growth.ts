import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import type { Dice } from '../dice.ts';
import type { Input } from './inputs.ts';
import type { Subject } from './subject.ts';

/** SQL that is as long as one likes. */
type Pump = { readonly before: string; readonly piece: string; readonly after: string };

const pump = (before: string, piece: string, after = ''): Pump => ({ before, piece, after });

/** Each grows another loop of lexer or parser. */
const PUMPS: readonly Pump[] = [
  ...[
    "'",
    '"',
    '`',
    '[',
    '(',
    ')',
    '/*',
    '--',
    '$a$',
    '$',
    "q'[",
    "E'\\",
    '\0',
    '\ud800',
    '1.',
    '1a',
    'a.',
    '\nGO\n',
    '\n/\n',
    '\n',
  ].map((piece) => pump('', piece)),
  pump('SELECT a', ', a', ' FROM t'),
  pump('SELECT ', '(', '1'),
  pump('SELECT ', 'a + ', 'a'),
  pump('SELECT ', 'NOT ', 'a'),
  pump('SELECT CASE ', 'WHEN a = 1 THEN 2 ', 'END'),
  pump('SELECT f(a', ', a', ')'),
  pump('SELECT 1 FROM t WHERE a IN (1', ', 1', ')'),
  pump('SELECT 1 FROM t WHERE a = 1', ' OR a = 1'),
  pump('SELECT 1 FROM t', ', u'),
  pump('SELECT 1 FROM t', ' JOIN u ON t.a = u.a'),
  pump('SELECT 1 FROM t GROUP BY a', ', (a, b)'),
  pump('SELECT 1 FROM t ORDER BY a', ', a DESC'),
  pump('SELECT 1', ' UNION ALL SELECT 1'),
  pump('WITH a AS (SELECT 1)', ', b AS (SELECT 1)', ' SELECT 1'),
  pump('', 'SELECT 1; '),
  pump('', 'SELECT 1 '),
  pump('INSERT INTO t VALUES (1)', ', (1, 2)'),
  pump('UPDATE t SET a = 1', ', a = 1'),
  pump('CREATE TABLE t (a int', ', a int NOT NULL'),
  pump('SELECT ', 'TRIM(a FROM b) || ', 'c'),
  pump('SELECT ', 'EXTRACT(a FROM ', 'c'),
  pump('SELECT ', '((SELECT 1) ', 'c'),
];

/** Characters of the short and the long one; four times as many should take about four times as long. */
const SHORT_CHARS = 4_000;
const FACTOR = 4;
/** A quadratic pace gives 16. */
const MOST = 9;
/** The clock of a thread ticks every few milliseconds. */
const LEAST_MS = 24;
const TRIES = 4;
/** Violations, after which no more are looked for. */
const ENOUGH = 3;

/** What grows faster than its input, of the known pumps and of `random` ones made from two inputs each. */
export function findSuperlinear(
  dialect: DialectName,
  { subject, dice, next, random }: { subject: Subject; dice: Dice; next: () => Input; random: number },
): { readonly measured: number; readonly violations: readonly string[] } {
  const found = Array.from({ length: random }, () => randomPump(dice, next));
  const pumps = [...PUMPS, ...found];
  const violations: string[] = [];
  let measured = 0;
  for (const candidate of pumps) {
    if (violations.length >= ENOUGH) break;
    measured += 1;
    const growth = growthOf(candidate, dialect, subject);
    if (growth <= MOST) continue;
    const shown = JSON.stringify(candidate);
    violations.push(`${dialect}: ${growth.toFixed(1)} times as long for ${FACTOR} times ${shown}`);
  }
  return { measured, violations };
}

function randomPump(dice: Dice, next: () => Input): Pump {
  const words = next().sql.slice(0, 200).split(' ');
  const from = dice.below(words.length);
  const to = from + 1 + dice.below(3);
  return pump(
    words.slice(0, from).join(' '),
    ` ${words.slice(from, to).join(' ')} `,
    words.slice(to).join(' '),
  );
}

/** By the thread's own time, since others use the machine as well; only what is slow each time is slow. */
function growthOf(candidate: Pump, dialect: DialectName, subject: Subject): number {
  let growth = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && growth > MOST; tries += 1) {
    const short = costOf(filled(candidate, SHORT_CHARS), dialect, subject);
    const long = costOf(filled(candidate, SHORT_CHARS * FACTOR), dialect, subject);
    growth = Math.min(growth, long / short);
  }
  return growth;
}

function filled({ before, piece, after }: Pump, chars: number): string {
  return before + piece.repeat(Math.ceil(chars / Math.max(1, piece.length))) + after;
}

/** In milliseconds of the processor, over as many runs as its clock needs to say something. */
function costOf(sql: string, dialect: DialectName, { lex, parse }: Subject): number {
  const start = process.threadCpuUsage();
  for (let runs = 1; ; runs += 1) {
    lex(sql, dialect);
    parse(sql, dialect);
    const { user, system } = process.threadCpuUsage(start);
    const spentMs = (user + system) / 1_000;
    if (spentMs >= LEAST_MS) return spentMs / runs;
  }
}
