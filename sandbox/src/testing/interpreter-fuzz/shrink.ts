import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { piecesOf } from '../tokens.ts';

const MOST_TRIES = 400;
/** Slow ones cost their time with each try. */
const MOST_MS = 10_000;

/**
 * Fewer statements, and a shorter last one, of which `isBroken` still holds: pieces are taken away, large ones first.
 * The last statement is the one that breaks.
 */
export function shrink(
  statements: readonly string[],
  dialect: DialectName,
  isBroken: (statements: readonly string[]) => boolean,
): readonly string[] {
  let tries = 0;
  const untilMs = performance.now() + MOST_MS;
  const holds = (candidate: readonly string[]): boolean =>
    (tries += 1) <= MOST_TRIES && performance.now() < untilMs && isBroken(candidate);
  const last = statements.at(-1) ?? '';
  const before = holds([last]) ? [] : without(statements.slice(0, -1), (fewer) => holds([...fewer, last]));
  const pieces = piecesOf(last, dialect);
  // Its tokens alone may be another statement.
  if (!holds([...before, pieces.join(' ')])) return [...before, last];
  const fewer = without(pieces, (some) => holds([...before, some.join(' ')]));
  return [...before, fewer.join(' ')];
}

/** What is left once nothing more can be taken away: halves, then quarters, down to single ones. */
function without<T>(all: readonly T[], holds: (some: readonly T[]) => boolean): readonly T[] {
  let left = all;
  for (let size = Math.ceil(all.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = left.length - size; at > -size; at -= size) {
      const fewer = [...left.slice(0, Math.max(0, at)), ...left.slice(at + size)];
      if (fewer.length < left.length && holds(fewer)) left = fewer;
    }
  }
  return left;
}
