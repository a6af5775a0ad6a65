import { Unsupported } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { toFloat } from '../../values/numeric.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { bound } from '../define/scalar.ts';
import { FLOAT64 } from '../define/types.ts';
import { MSSQL_DOMAIN, asDecimal, exactLn, exactPower, logDomain, logFloat, real } from './powers.ts';
import { rounded, sameNumber } from './rounding.ts';

/** T-SQL: LOG(number, base). */
export const logBaseLast = real(
  'mm?',
  (value, base = Math.E) => logFloat(base, value),
  exactLn,
  ([value = 1, base = 10], dialect, run) => {
    logDomain([value], dialect, run);
    logDomain([base], dialect, run);
  },
);

/** T-SQL: the type of the first argument stays: POWER(2, 0.5) is 1. */
export const powerOfMssql = bound(
  'nn',
  ([type]) => {
    if (type?.kind === 'decimal') return { ...type, precision: 38 };
    return type?.kind === 'integer'
      ? type.bits === 64
        ? type
        : { kind: 'integer', bits: 32, unsigned: false }
      : FLOAT64;
  },
  ([type], { semantics: { dialect } }) =>
    ([base = null, by = null]) => {
      const [x, y] = [toFloat(base as bigint), toFloat(by as bigint)];
      if (type?.kind === 'integer' && typeof by === 'bigint' && by >= 0n && by < 64n)
        return checked((base as bigint) ** by, type);
      if ((x < 0 && !Number.isInteger(y)) || (x === 0 && y < 0))
        refuse('POWER', dialect, { mssql: MSSQL_DOMAIN });
      const result = x ** y;
      if (!Number.isFinite(result)) refuse('POWER', dialect, { mssql: MSSQL_DOMAIN });
      if (type?.kind === 'integer') return checked(BigInt(Math.trunc(result)), type);
      if (type?.kind === 'decimal')
        return rescale(exactPower([asDecimal(base), toExact(by)], 'oracle'), type.scale ?? 0);
      return result;
    },
);

/** What is left of 38 digits once fifteen are behind the point. */
const MOST_EXACT = 1e22;

function toExact(value: Value): Decimal {
  if (typeof value === 'number' && Math.abs(value) > MOST_EXACT)
    throw new Unsupported(`a power of ${value}`, null);
  return typeof value === 'number' ? new Decimal(BigInt(Math.round(value * 1e15)), 15) : asDecimal(value);
}

function checked(value: bigint, type: Type & { kind: 'integer' }): bigint {
  const limit = 2n ** BigInt(type.bits === 64 ? 63 : 31);
  if (value < limit && value >= -limit) return value;
  const name = type.bits === 64 ? 'bigint' : 'int';
  return refuse('POWER', 'mssql', {
    mssql: ['232', `Arithmetic overflow error for type ${name}, value = ${value}.000000.`],
  });
}
/** T-SQL: ROUND(number, digits, 1) cuts; the type stays, and its scale. */
export const roundOfMssql = bound('nII?', sameNumber, (args, site) => {
  const [roundTo, cut] = [rounded(args, site, 'half-away'), rounded(args, site, 'cut')];
  return (values) => (values[2] !== undefined && values[2] !== 0n ? cut : roundTo)(values);
});
