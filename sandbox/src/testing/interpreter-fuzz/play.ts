import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { dialectOf } from '../../interpreter/dialects/index.ts';
import type { Answer, Session } from '../../interpreter/session/open-with.ts';
import { brokenCanary } from './canary.ts';
import { brokenAnswer } from './examine.ts';
import type { Subject } from './subject.ts';
import type { World } from './worlds.ts';

/** Small, so that a bomb costs little; binding a query takes a thousand steps. */
const LIMITS = { steps: 200_000, cells: 150_000 };
/** Of the thread's own time: what takes longer with such a budget does not keep to it. */
const MOST_MS = 2_000;
const CANARY_EVERY = 20;

/** A promise that a statement broke: `key` is the same for the same fault. */
export type Broken = { readonly at: number; readonly key: string; readonly what: string };

export type Playing = {
  readonly dialect: DialectName;
  readonly subject: Subject;
  /** Told before each statement runs. */
  readonly onStatement: () => void;
  /** Told of each answer, with the milliseconds of the thread that it took. */
  readonly onAnswer: (kind: Answer['kind'], sql: string, ms: number) => void;
};

/** Runs statements in one session, up to the first that breaks a promise. */
export function play(world: World, statements: readonly string[], playing: Playing): Broken | null {
  const { dialect, subject, onStatement } = playing;
  const session = subject.openSession({ dialect: dialectOf(dialect), state: world.state, limits: LIMITS });
  for (const [at, sql] of statements.entries()) {
    onStatement();
    const broken = brokenBy(sql, session, {
      ...playing,
      before: statements.slice(0, at),
      isCanaryDue: at % CANARY_EVERY === CANARY_EVERY - 1,
    });
    if (broken !== null) return { at, ...broken };
  }
  // What all sessions begin from must be as it was.
  const fresh = subject.openSession({ dialect: dialectOf(dialect), state: world.state, limits: LIMITS });
  const what = brokenCanary(fresh, dialect);
  return what === null
    ? null
    : { at: statements.length - 1, key: 'next session', what: `in the next session ${what}` };
}

function brokenBy(
  sql: string,
  session: Session,
  {
    dialect,
    onAnswer,
    before: asked,
    isCanaryDue,
  }: Playing & { readonly before: readonly string[]; readonly isCanaryDue: boolean },
): Omit<Broken, 'at'> | null {
  const before = session.state;
  const start = process.threadCpuUsage();
  let answer: Answer;
  try {
    answer = session.run(sql);
  } catch (error) {
    return thrown(error);
  }
  const { user, system } = process.threadCpuUsage(start);
  const ms = (user + system) / 1_000;
  onAnswer(answer.kind, sql, ms);
  if (ms > MOST_MS) return { key: 'slow', what: `took ${ms.toFixed(0)} ms of the processor` };
  const isChanged = answer.kind !== 'rows' && answer.results.length === 0 && session.state !== before;
  if (isChanged) return { key: 'changed', what: 'failed, and left another state behind' };
  const pollution = clearPollution();
  if (pollution !== null) return { key: 'pollution', what: `left ${pollution} on a prototype` };
  const wrong = brokenAnswer(answer, sql, asked);
  if (wrong !== null) return { key: wrong.replaceAll(/\d+/g, '#').slice(0, 60), what: `gave ${wrong}` };
  if (answer.kind !== 'stopped' && !isCanaryDue) return null;
  try {
    const what = brokenCanary(session, dialect);
    return what === null ? null : { key: 'canary', what: `afterwards ${what}` };
  } catch (error) {
    return thrown(error);
  }
}

/** The same place in the source is the same fault. */
function thrown(error: unknown): Omit<Broken, 'at'> {
  if (!(error instanceof Error)) return { key: 'no error', what: `threw ${String(error)}` };
  const stack = (error.stack ?? error.message).split('\n').slice(0, 9);
  const place = stack.find((line) => line.includes('.ts:'))?.trim() ?? '';
  return { key: `${error.name} ${place}`, what: `threw ${stack.map((line) => line.trim()).join(' | ')}` };
}

const PROTOTYPES = [Object, Array, Function, String, Number, BigInt, Map, Set, Error].map(
  ({ prototype }) => ({
    prototype: prototype as object,
    known: new Set(Reflect.ownKeys(prototype as object)),
  }),
);

/** Takes away what prototypes have and had not when this began, and names the first of it. */
function clearPollution(): string | null {
  let found: string | null = null;
  for (const { prototype, known } of PROTOTYPES) {
    const keys = Reflect.ownKeys(prototype);
    if (keys.length === known.size) continue;
    for (const key of keys) {
      if (known.has(key)) continue;
      found ??= String(key);
      Reflect.deleteProperty(prototype, key);
    }
  }
  return found;
}
