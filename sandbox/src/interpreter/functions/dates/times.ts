import type { Type } from '../../types/type.ts';
import { Temporal, plusMicros, timeOfDay } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { type Define, bound } from '../define/scalar.ts';
import { TIME, TIMESTAMP } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { fractionDigits, timeLike } from './fractions.ts';

/** MySQL's TIME reaches to 838:59:59 both ways. */
const MOST = 3_020_399_000_000n;

function clamped(micros: bigint): Temporal {
  return new Temporal('time', micros > MOST ? MOST : micros < -MOST ? -MOST : micros);
}

const isMomentText = (value: Value | undefined): boolean =>
  typeof value === 'string' && /^\s*\d+[^\d:.\s]\d+/.test(value);

/** TIMEDIFF(a, b): both times, or both datetimes. */
export const timeDifference = bound('tt', timeLike, () => ([a, b]) => {
  if (!(a instanceof Temporal) || !(b instanceof Temporal) || (a.kind === 'time') !== (b.kind === 'time'))
    return null;
  return clamped(a.micros - b.micros);
});

/** ADDTIME and SUBTIME. */
export function addTime(direction: 1n | -1n): Define<ScalarFunction> {
  return bound(
    'tt',
    (args, site) => {
      const precision = fractionDigits(args, site);
      const isMoment =
        args[0]?.kind === 'timestamp' || args[0]?.kind === 'date' || isMomentText(site.constants[0]);
      return isMoment ? { ...TIMESTAMP, precision } : { ...TIME, precision };
    },
    () =>
      ([a, b]) => {
        if (!(a instanceof Temporal) || !(b instanceof Temporal)) return null;
        const time = direction * (b.kind === 'time' ? b.micros : timeOfDay(b));
        return a.kind === 'time'
          ? clamped(a.micros + time)
          : plusMicros(new Temporal('timestamp', a.micros), time);
      },
  );
}

/** TIMESTAMP(date) and TIMESTAMP(date, time). */
export const timestampOf = bound(
  'dt?',
  (args, site): Type => ({ ...TIMESTAMP, precision: fractionDigits(args, site) }),
  () =>
    ([date, time]) => {
      if (!(date instanceof Temporal)) return null;
      return new Temporal('timestamp', date.micros + (time instanceof Temporal ? time.micros : 0n));
    },
);
