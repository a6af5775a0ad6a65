import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { seededRandom } from '../../interpreter/run/random.ts';
import type { Answer } from '../../interpreter/session/open-with.ts';
import { diceFrom } from '../dice.ts';
import { GROWTHS } from './growths.ts';
import { type HeapWatch, watchHeap } from './heap.ts';
import { type Broken, play } from './play.ts';
import { shrink } from './shrink.ts';
import { type Statements, materialOf, statementsOf } from './statements.ts';
import { SOUND, type Subject } from './subject.ts';
import type { World } from './worlds.ts';

export type FuzzOptions = {
  readonly seed: number;
  /** How many, at least: the last session is played to its end. */
  readonly statements: number;
  readonly worlds: readonly World[];
  readonly subject?: Subject;
  /** Where to go on, after a session that never ended. */
  readonly fromSession?: number;
  /** Told before each statement runs. */
  readonly onStatement?: (session: number, statement: number) => void;
};

export type FuzzReport = {
  readonly statements: number;
  readonly sessions: number;
  readonly answers: Readonly<Record<Answer['kind'], number>>;
  /** In milliseconds of the thread. */
  readonly slowest: { readonly ms: number; readonly sql: string };
  /** After a collection, at the start and at the end, in bytes; null where none can be asked for. */
  readonly heap: readonly [number, number] | null;
  readonly violations: readonly string[];
};

const STATEMENTS_A_SESSION = 40;
/** One session in so many lets something grow. */
const GROWING_EVERY = 25;
const STATEMENTS_OF_A_GROWTH = 80;
/** Faults of one kind are told once. */
const MOST_FAULTS = 20;
const SHOWN_CHARS = 1_500;

/** Statements of one dialect into sessions of the engine. Ends early at the twentieth different fault. */
export function fuzzDialect(dialect: DialectName, options: FuzzOptions): FuzzReport {
  const { subject = SOUND, onStatement = () => undefined, fromSession = 0 } = options;
  const sessionOf = sessionsOf(dialect, options);
  const answers: Record<Answer['kind'], number> = { rows: 0, error: 0, unsupported: 0, stopped: 0 };
  const faults = new Map<string, { readonly told: string; times: number }>();
  const heap: HeapWatch = watchHeap();
  let slowest = { ms: 0, sql: '' };
  let statements = 0;
  let session = fromSession;
  for (; statements < options.statements && faults.size < MOST_FAULTS; session += 1) {
    const { world, asked } = sessionOf(session);
    let at = 0;
    const broken = play(world, asked, {
      dialect,
      subject,
      onStatement: () => onStatement(session, at),
      onAnswer: (kind, sql, ms) => {
        at += 1;
        answers[kind] += 1;
        if (ms > slowest.ms) slowest = { ms, sql };
      },
    });
    statements += broken === null ? asked.length : broken.at + 1;
    if (broken !== null) note(broken, session);
    heap.look(statements / options.statements);
  }
  const violations = [...faults.values()].map(
    ({ told, times }) => `${told}${times > 1 ? ` (${times} times)` : ''}`,
  );
  const leak = heap.leak();
  if (leak !== null) violations.push(`${dialect}: ${leak}`);
  return { statements, sessions: session - fromSession, answers, slowest, heap: heap.ends(), violations };

  function note(broken: Broken, number: number): void {
    const known = faults.get(broken.key);
    if (known) known.times += 1;
    else faults.set(broken.key, { told: tellOf(broken, number), times: 1 });
  }

  function tellOf({ key, what, at }: Broken, number: number): string {
    const { world, asked } = sessionOf(number);
    const silent = {
      dialect,
      subject,
      onAnswer: () => undefined,
      onStatement: () => onStatement(number, -1),
    };
    const small = shrink(asked.slice(0, at + 1), dialect, (some) => {
      const broken = play(world, some, silent);
      return broken?.key === key && broken.at === some.length - 1;
    });
    const shown = JSON.stringify(small).slice(0, SHOWN_CHARS);
    return `${dialect}: seed ${options.seed}, session ${number}, statement ${at}: ${what}\n  ${shown}`;
  }
}

export type PlayedSession = { readonly world: World; readonly asked: readonly string[] };

/** What is asked in a session, by its number: whatever the engine answers, the same for the same seed. */
export function sessionsOf(
  dialect: DialectName,
  { seed, worlds }: Pick<FuzzOptions, 'seed' | 'worlds'>,
): (session: number) => PlayedSession {
  const any = materialOf(
    worlds.flatMap(({ statements }) => statements),
    dialect,
  );
  const sources = new Map<World, Statements>(
    worlds.map((world) => [world, statementsOf(world, any, dialect)]),
  );
  return (session) => {
    const dice = diceFrom(seededRandom(seed * 1_000_003 + session));
    // The town itself comes first.
    const world = dice.below(3) === 0 ? worlds[0] : dice.of(worlds);
    if (world === undefined) throw new Error('no world to begin from');
    if (session % GROWING_EVERY === GROWING_EVERY - 1) {
      const grow = dice.of(GROWTHS);
      return { world, asked: Array.from({ length: STATEMENTS_OF_A_GROWTH }, (_, at) => grow(at, dialect)) };
    }
    const next = sources.get(world) ?? (() => '');
    return { world, asked: Array.from({ length: STATEMENTS_A_SESSION }, () => next(dice)) };
  };
}
