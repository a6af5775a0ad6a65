import type { Type } from '../../types/type.ts';
import { TIME } from '../define/types.ts';
import type { CallSite } from '../function.ts';

/** How many digits of a second MySQL shows: those of the type, of a constant's own text, or all six. */
export function fractionDigits(args: readonly Type[], { constants }: CallSite): number {
  return Math.max(
    0,
    ...args.map((type, i) => {
      if (type.kind === 'timestamp' || type.kind === 'time') return type.precision;
      if (type.kind === 'decimal') return Math.min(6, type.scale ?? 6);
      if (type.kind === 'date' || type.kind === 'integer' || type.kind === 'null') return 0;
      const text = constants[i];
      return typeof text === 'string' ? Math.min(6, /\.(\d+)\s*$/.exec(text)?.[1]?.length ?? 0) : 6;
    }),
  );
}

/** A TIME with as many digits of a second as the arguments have. */
export function timeLike(args: readonly Type[], site: CallSite): Type {
  return { ...TIME, precision: fractionDigits(args, site) };
}
