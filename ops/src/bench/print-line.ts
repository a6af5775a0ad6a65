import type { Bar, BenchLine } from './bench.ts';
import type { Spread } from './statistics.ts';

/** One benchmark on one line: `held   data/reward · 10 connections · 1,260/s (…) against pgbench 2,184/s (…) · …`. */
export function printedLine(line: BenchLine): string {
  const { name, scenario, unit, figure, peer, ratio, bar, note } = line;
  const parts = [
    name,
    scenario,
    `${withSpread(figure)} ${unit} against ${peer.name} ${withSpread(peer.figure)} ${unit}`,
    `ratio ${withSpread(ratio)}`,
    bar === null ? 'no bar' : `bar ${printedBar(bar)}`,
    ...(note === undefined ? [] : [note]),
  ];
  return `${standing(line).padEnd(8)} ${parts.join(' · ')}`;
}

function standing({ bar, held }: BenchLine): string {
  if (bar === null) return 'reported';
  return held ? 'held' : 'SHORT';
}

function printedBar(bar: Bar): string {
  return 'atLeast' in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
}

function withSpread({ median, min, max }: Spread): string {
  return min === max ? rounded(median) : `${rounded(median)} (${rounded(min)}–${rounded(max)})`;
}

/** Three significant digits, all digits of what is larger. */
function rounded(value: number): string {
  const whole = Math.abs(value) >= 100;
  return value.toLocaleString('en', whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
}
