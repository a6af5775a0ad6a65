import { dialectOf } from '../dialects/index.ts';
import { openSession } from '../session/session.ts';
import { type Answer, writtenCell } from './answer.ts';
import type { GoldenCase } from './golden-case.ts';

/** What SQLTown's own engine says to a case, in a database of its own. A broken promise of ours is an answer, too. */
export function askInterpreter(asked: GoldenCase): Answer {
  try {
    return ask(asked);
  } catch (error) {
    return { kind: 'stopped', why: `it threw: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function ask({ dialect, setup, sql, id }: GoldenCase): Answer {
  const session = openSession({ dialect: dialectOf(dialect) });
  const prepared = session.run(setup);
  if (prepared.kind !== 'rows') {
    const why = prepared.kind === 'stopped' ? prepared.limit : prepared.error.message;
    return { kind: 'stopped', why: `the setup of ${id} fails: ${prepared.kind} ${why}` };
  }
  const answer = session.run(sql);
  switch (answer.kind) {
    case 'rows': {
      const last = answer.results.at(-1);
      const columns = last?.columns ?? [];
      const rows = (last?.rows ?? []).map((row) =>
        row.map((cell, i) => writtenCell(cell, columns[i]?.type ?? 'any')),
      );
      return { kind: 'result', names: columns.map(({ name }) => name), rows, count: last?.rowCount ?? 0 };
    }
    case 'error': {
      const { code, message, offset } = answer.error;
      return { kind: 'error', code, message, offset: offset ?? null };
    }
    case 'unsupported':
      return { kind: 'unsupported', what: answer.error.message };
    default:
      return { kind: 'stopped', why: answer.limit };
  }
}
