import type { Answer, RunOptions, Session } from '../../interpreter/session/open-with.ts';
import { SOUND, type Subject } from './subject.ts';

/** A session that answers otherwise. */
const answering = (other: (answer: () => Answer, sql: string, session: Session) => Answer): Subject => ({
  openSession: (options) => {
    const session = SOUND.openSession(options);
    return {
      run: (sql: string, how?: RunOptions) => other(() => session.run(sql, how), sql, session),
      get state() {
        return session.state;
      },
    };
  },
});

const LINGERING_MICROS = 3_000_000;

const kept: unknown[] = [];

/** Faults that the fuzz must find. */
export const PLANTS = {
  /** Trips over CASE where it is refused. */
  throws: answering((ask, sql) => {
    const answer = ask();
    if (answer.kind === 'error' && /\bCASE\b/i.test(sql)) throw new TypeError('x.type is not a function');
    return answer;
  }),
  /** Goes on when the budget is used up. */
  hangs: answering((ask) => {
    const answer = ask();
    while (answer.kind === 'stopped');
    return answer;
  }),
  /** Ends when the budget is used up, in its own time. */
  lingers: answering((ask) => {
    const answer = ask();
    const start = process.threadCpuUsage();
    while (answer.kind === 'stopped' && process.threadCpuUsage(start).user < LINGERING_MICROS);
    return answer;
  }),
  /** Keeps what it answered. */
  leaks: answering((ask) => {
    const answer = ask();
    if (answer.kind === 'rows') kept.push(Array.from({ length: 2_000 }, () => [...answer.results]));
    return answer;
  }),
  /** Loses the last row of each answer once it was stopped. */
  poisons: {
    openSession: (options) => {
      let isPoisoned = false;
      return answering((ask) => {
        const answer = ask();
        isPoisoned ||= answer.kind === 'stopped';
        if (!isPoisoned || answer.kind !== 'rows') return answer;
        return {
          ...answer,
          results: answer.results.map((result) => ({ ...result, rows: result.rows.slice(0, -1) })),
        };
      }).openSession(options);
    },
  },
  /** Forgets what was done before a statement that failed. */
  forgets: {
    openSession: (options) => {
      let session = SOUND.openSession(options);
      return {
        run: (sql, how) => {
          const answer = session.run(sql, how);
          if (answer.kind === 'error') session = SOUND.openSession(options);
          return answer;
        },
        get state() {
          return session.state;
        },
      };
    },
  },
  /** Keeps columns by name in an object of everybody's. */
  pollutes: answering((ask, sql) => {
    if (sql.includes('__proto__')) Object.assign(Object.prototype, { sql });
    return ask();
  }),
} as const satisfies Readonly<Record<string, Subject>>;

export type PlantName = keyof typeof PLANTS;
