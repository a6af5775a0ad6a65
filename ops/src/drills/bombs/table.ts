import type { EngineName } from '../engines/engine.ts';
import { ABOUT, type Row } from './inputs/index.ts';
import type { Blast } from './play.ts';

/** One row of the table for one engine. */
export type Line = {
  readonly row: Row;
  readonly engine: EngineName;
  readonly blasts: readonly Blast[];
  readonly peakBytes: number;
};

const MEGABYTE = 1024 ** 2;

export const HEADER =
  'row  engine      inputs  stopped how                                             slowest ms  next ms  whole ms  peak RSS MB  next run';

/** The row as it is printed: how its bombs ended, how long the slowest took, and whether all passed. */
export function printed({ row, engine, blasts, peakBytes }: Line): string {
  const ends = new Map<string, number>();
  for (const { end } of blasts) ends.set(end, (ends.get(end) ?? 0) + 1);
  const how = [...ends].map(([end, count]) => `${end} ${count}`).join(', ');
  const slowest = Math.max(0, ...blasts.map(({ ms }) => ms));
  const ready = Math.max(0, ...blasts.map(({ readyMs }) => readyMs));
  const whole = Math.max(0, ...blasts.map(({ wholeMs }) => wholeMs));
  const broken = blasts.filter(({ violations }) => violations.length > 0).length;
  return [
    row.padEnd(4),
    engine.padEnd(11),
    String(blasts.length).padStart(6),
    ` ${how}`.padEnd(49),
    String(Math.round(slowest)).padStart(9),
    String(Math.round(ready)).padStart(8),
    String(Math.round(whole)).padStart(9),
    String(Math.round(peakBytes / MEGABYTE)).padStart(12),
    broken === 0 ? '  as it was' : `  ${broken} VIOLATED`,
  ].join(' ');
}

export const legend = (rows: readonly Row[]): string[] => rows.map((row) => `${row.padEnd(4)} ${ABOUT[row]}`);
