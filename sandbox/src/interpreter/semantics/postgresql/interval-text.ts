import { Interval } from '../../values/interval.ts';
import { fractionText } from '../../values/iso.ts';

/** As PostgreSQL writes it: 1 year 2 mons -3 days 04:05:06.7. */
export function intervalText({ months, days, micros }: Interval): string {
  const words: string[] = [];
  let wasNegative = false;
  for (const [count, unit] of [
    [Math.trunc(months / 12), 'year'],
    [months % 12, 'mon'],
    [days, 'day'],
  ] as const) {
    if (count === 0) continue;
    // Behind a negative part a positive one says so.
    const sign = wasNegative && count > 0 ? '+' : '';
    words.push(`${sign}${count} ${unit}${count === 1 ? '' : 's'}`);
    wasNegative = count < 0;
  }
  if (micros !== 0n || words.length === 0) words.push(clock(micros, wasNegative));
  return words.join(' ');
}

function clock(micros: bigint, wasNegative: boolean): string {
  const all = micros < 0n ? -micros : micros;
  const seconds = Number(all / 1_000_000n);
  const [hour, minute, second] = [seconds / 3600, (seconds % 3600) / 60, seconds % 60].map((part) =>
    String(Math.trunc(part)).padStart(2, '0'),
  );
  const positive = wasNegative ? '+' : '';
  const sign = micros < 0n ? '-' : positive;
  return `${sign}${hour}:${minute}:${second}${fractionText(Number(all % 1_000_000n), 'shortest')}`;
}
