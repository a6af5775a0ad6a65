import { differenceOf } from './compare.ts';
import type { DiffDialect } from './dialect.ts';
import { type Case, excuseOf } from './excuses.ts';
import { drawChanges } from './generate/changes.ts';
import { type GeneratedDatabase, drawDatabase, scriptOf } from './generate/database.ts';
import { Draw } from './generate/draw.ts';
import { drawQuery } from './generate/queries.ts';
import type { Task } from './generate/scope.ts';
import { taskOf } from './generate/task.ts';
import { legalityOf } from './legality.ts';
import type { Answer, Peer } from './peers/peer.ts';
import { shrink, shrinkSequence } from './shrink.ts';
import { type Weight, Tally, count } from './tally.ts';

const QUERIES_A_DATABASE = 50;
/** One sequence of changes for so many queries. */
const QUERIES_A_SEQUENCE = 12;
const MAX_REPRODUCERS = 10;

/** A difference made small: what to load, what to ask, and the two answers. */
export type Reproducer = {
  readonly tables: readonly string[];
  /** What is done before the statement that is answered differently. */
  readonly before: readonly string[];
  /** The statement as it was generated. */
  readonly asked: string;
  readonly given: Case;
};
export type DialectReport = { readonly tally: Tally; readonly reproducers: readonly Reproducer[] };

type Sides = { readonly dialect: DiffDialect; readonly real: Peer; readonly ours: Peer };

/** Asks both sides `queries` generated questions on generated data. The same seed asks the same. */
export async function diffDialect(
  sides: Sides,
  options: { readonly queries: number; readonly seed: number },
): Promise<DialectReport> {
  const tally = new Tally();
  const reproducers: Reproducer[] = [];
  for (let n = 0; tally.queries < options.queries; n++) {
    const draw = new Draw(options.seed * 10_007 + n);
    const database = drawDatabase(draw);
    await Promise.all([sides.real.load(database), sides.ours.load(database)]);
    for (let q = 0; q < QUERIES_A_DATABASE && tally.queries < options.queries; q++) {
      tally.queries += 1;
      const weight = draw.chance(0.6) ? 'lesson' : 'beyond';
      const task = taskOf({ draw, dialect: sides.dialect, database, weight });
      if (q % QUERIES_A_SEQUENCE === QUERIES_A_SEQUENCE - 1)
        await playBoth(sides, { task, database, tally, reproducers });
      else await askBoth(sides, { task, database, tally, reproducers });
    }
  }
  return { tally, reproducers };
}

type Turn = {
  readonly task: Task;
  readonly database: GeneratedDatabase;
  readonly tally: Tally;
  readonly reproducers: Reproducer[];
};

async function askBoth(
  { dialect, real, ours }: Sides,
  { task, database, tally, reproducers }: Turn,
): Promise<void> {
  const { sql, isOrdered } = drawQuery(task);
  tally.ask(task.weight, task.constructs);
  const [theirs, mine] = await Promise.all([real.ask(sql), ours.ask(sql)]);
  if (theirs.kind === 'rows' && theirs.rows.length > 0) tally.withRows += 1;
  const found = judge({ dialect, sql, theirs, mine, isOrdered, weight: task.weight }, tally);
  if (found === null || reproducers.length >= MAX_REPRODUCERS) return;
  const { kind } = found.difference;
  const codes = codesOf(theirs, mine);
  const isLegal = legalityOf(dialect, database);
  const differs = async (candidate: string): Promise<boolean> => {
    const [a, b] = [await real.ask(candidate), await ours.ask(candidate)];
    if (b.kind === 'unsupported') return false;
    const difference = differenceOf(a, b, false);
    if (difference?.kind !== kind || codesOf(a, b) !== codes) return false;
    if (excuseOf({ dialect, sql: candidate, real: a, ours: b, difference }) !== null) return false;
    return isLegal(candidate);
  };
  const small = kind === 'order' ? sql : await shrink(sql, dialect, differs);
  const [a, b] = [await real.ask(small), await ours.ask(small)];
  const difference = differenceOf(a, b, kind === 'order') ?? found.difference;
  reproducers.push({
    tables: scriptOf(database, dialect),
    before: [],
    asked: sql,
    given: { dialect, sql: small, real: a, ours: b, difference },
  });
}

/** What either side complains of, names aside: while a case is made smaller it must stay the same. */
function codesOf(real: Answer, ours: Answer): string {
  return `${codeOf(real)} / ${codeOf(ours)}`;
}

function codeOf(answer: Answer): string {
  return answer.kind === 'error' ? answer.code.replace(/[:"'].*/, '') : '';
}

async function playBoth(
  { dialect, real, ours }: Sides,
  { task, database, tally, reproducers }: Turn,
): Promise<void> {
  const statements = drawChanges(task);
  tally.ask('changes', task.constructs);
  const [theirs, mine] = await Promise.all([real.play(statements), ours.play(statements)]);
  for (const [i, sql] of statements.entries()) {
    const [a, b] = [theirs[i], mine[i]];
    if (a === undefined || b === undefined) throw new Error(`no answer to ${sql}`);
    const found = judge(
      { dialect, sql, theirs: counted(a, sql), mine: counted(b, sql), isOrdered: false, weight: 'changes' },
      tally,
    );
    if (found !== null && reproducers.length < MAX_REPRODUCERS)
      reproducers.push(
        await smallSequence({ dialect, real, ours }, statements.slice(0, i + 1), found, database),
      );
    // What follows would differ for the same reason.
    if (found !== null || b.kind === 'unsupported') return;
  }
}

/** Counts of rows touched by DDL mean nothing. */
function counted(answer: Answer, sql: string): Answer {
  return answer.kind === 'changed' && !/^(INSERT|UPDATE|DELETE)/.test(sql)
    ? { kind: 'changed', count: 0 }
    : answer;
}

/** The fewest and smallest statements whose last one is still answered differently, and in the same way. */
async function smallSequence(
  { dialect, real, ours }: Sides,
  statements: readonly string[],
  found: Case,
  database: GeneratedDatabase,
): Promise<Reproducer> {
  const codes = codesOf(found.real, found.ours);
  const compared = async (sequence: readonly string[]): Promise<Case | null> => {
    const sql = sequence.at(-1) ?? '';
    const [theirs, mine] = await Promise.all([real.play(sequence), ours.play(sequence)]);
    const [a, b] = [theirs.at(-1), mine.at(-1)];
    if (a === undefined || b === undefined || b.kind === 'unsupported') return null;
    const [one, other] = [counted(a, sql), counted(b, sql)];
    const difference = differenceOf(one, other, false);
    return difference && { dialect, sql, real: one, ours: other, difference };
  };
  const small = await shrinkSequence(statements, dialect, async (sequence) => {
    const given = await compared(sequence);
    if (given?.difference.kind !== found.difference.kind || codesOf(given.real, given.ours) !== codes)
      return false;
    return excuseOf(given) === null;
  });
  return {
    tables: scriptOf(database, dialect),
    before: small.slice(0, -1),
    asked: found.sql,
    given: (await compared(small)) ?? found,
  };
}

type Pair = {
  readonly dialect: DiffDialect;
  readonly sql: string;
  readonly theirs: Answer;
  readonly mine: Answer;
  readonly isOrdered: boolean;
  readonly weight: Weight;
};

/** Null where there is no difference, or one that is excused. */
function judge({ dialect, sql, theirs, mine, isOrdered, weight }: Pair, tally: Tally): Case | null {
  if (mine.kind === 'unsupported') {
    tally.refuse(weight, mine.what);
    return null;
  }
  const difference = differenceOf(theirs, mine, isOrdered);
  if (difference === null) return null;
  const given: Case = { dialect, sql, real: theirs, ours: mine, difference };
  const excuse = excuseOf(given);
  if (excuse === null) count(tally.differences, difference.kind);
  else count(tally.excused, excuse);
  return excuse === null ? given : null;
}
