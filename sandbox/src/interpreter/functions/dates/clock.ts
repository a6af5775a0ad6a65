import { Unsupported } from '../../errors/failure.ts';
import type { Run } from '../../run/run.ts';
import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import { Temporal, floorDivide, roundSeconds, timeOfDay } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { type Define, type Options, scalar } from '../define/scalar.ts';
import type { Result } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';

/** The clock stands still while a run lasts: `run.nowMicros`. An argument asks for digits of the second. */
function clock(
  result: Result,
  at: (now: Temporal, digits: number | null) => Value,
  options: Options,
  signature: string,
): Define<ScalarFunction> {
  return scalar(
    signature,
    result,
    ([digits], run: Run) =>
      at(new Temporal('timestamp', run.nowMicros), digits === undefined ? null : precisionIn(digits)),
    options,
  );
}

/** Up to six digits of a second. */
function precisionIn(value: Value): number {
  const digits = Number(value);
  if (digits >= 0 && digits <= 6) return digits;
  throw new Unsupported('this precision of a time', null);
}

export function nowAs(
  type: Type & { kind: 'timestamp' },
  options: Options = {},
  signature = 'i?',
): Define<ScalarFunction> {
  return clock(
    (_, { constants: [digits] }) =>
      typeof digits === 'bigint' ? { ...type, precision: Number(digits) } : type,
    (now, digits) => {
      const { micros } = roundSeconds(now, digits ?? type.precision, 'cut');
      return new Temporal('timestamp', type.name === 'DATETIME' ? ticks(micros) : micros, type.zoned);
    },
    options,
    signature,
  );
}

/** T-SQL's DATETIME counts in 300ths of a second. */
export function ticks(micros: bigint): bigint {
  const second = floorDivide(micros, 1_000_000n);
  const rest = Number(micros - second * 1_000_000n);
  const millis = Math.round((Math.round((rest * 300) / 1_000_000) * 10) / 3);
  return second * 1_000_000n + BigInt(millis) * 1000n;
}

export function today(type: Type, options: Options = {}): Define<ScalarFunction> {
  return clock(
    type,
    (now) =>
      new Temporal(
        type.kind === 'timestamp' ? 'timestamp' : 'date',
        floorDivide(now.micros, MICROS_PER_DAY) * MICROS_PER_DAY,
      ),
    options,
    '',
  );
}

export function timeNow(type: Type & { kind: 'time' }, options: Options = {}): Define<ScalarFunction> {
  return clock(
    type,
    (now, digits) =>
      new Temporal('time', timeOfDay(roundSeconds(now, digits ?? type.precision, 'cut')), type.zoned),
    options,
    'i?',
  );
}
