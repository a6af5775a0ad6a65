import { KEEP_DATABASES } from '../engines/keep-databases.ts';
import type { Mutant } from '../mutants/index.ts';

/** Faults of the sandbox's process, each of which the drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'keep-databases': KEEP_DATABASES,
  /** A session is not cleared. */
  'keep-sessions': [{ file: 'engines/mariadb/session.ts', find: 'await connection.reset();', replace: '' }],
  /** Two learners' runs are one: what the other wrote is in it. */
  'mix-runs': [
    {
      file: 'runner/runner.ts',
      find: 'sql: order.sql,\n      limits: limitsFor(wallMs',
      replace:
        'sql: /^(SELECT|PRAGMA|EXECUTE)/.test(order.sql) && globalThis.last ? `${globalThis.last}; ${order.sql}` : (globalThis.last = order.sql),\n      limits: limitsFor(wallMs',
    },
  ],
};
