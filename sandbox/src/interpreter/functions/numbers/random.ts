import type { Run } from '../../run/run.ts';
import { bound, scalar } from '../define/scalar.ts';
import { BYTES, FLOAT64, INT64 } from '../define/types.ts';

/** In [0, 1). A seed gives the vendor's own sequence, which is not ours: with one the call draws from the run as well. */
export const randomFloat = scalar('a?', FLOAT64, (_, run) => run.random(), {
  takesNull: true,
  volatile: true,
});
/** SQLite: any 64-bit integer. */
export const randomInteger = scalar('', INT64, (_, run) => BigInt.asIntN(64, bits(run, 64)), {
  volatile: true,
});
export const randomBytes = scalar(
  'I',
  BYTES,
  ([count], run) => {
    const size = Math.max(1, Number(count));
    run.budget.text(size);
    return Uint8Array.from({ length: size }, () => Math.floor(run.random() * 256));
  },
  { volatile: true },
);

/** A random UUID, drawn from the run; T-SQL writes it in upper case. */
export const uuid = bound(
  '',
  (_, { semantics: { dialect, defaultCollation } }) =>
    dialect === 'postgresql'
      ? { kind: 'uuid' }
      : { kind: 'text', length: 36, fixed: false, collation: defaultCollation },
  (_, { semantics: { dialect } }) =>
    (_values, run) => {
      const digits = bits(run, 128).toString(16).padStart(32, '0');
      const variant = '89ab'[Number.parseInt(digits.slice(16, 17), 16) % 4] ?? '8';
      const text = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
      return dialect === 'mssql' ? text.toUpperCase() : text;
    },
  { volatile: true },
);

function bits(run: Run, count: number): bigint {
  let drawn = 0n;
  for (let i = 0; i < count; i += 16) drawn = (drawn << 16n) | BigInt(Math.floor(run.random() * 65_536));
  return drawn;
}
