import type { DialectName } from '../../dialects/dialect.ts';
import { Unsupported, fail } from '../../errors/failure.ts';

/** A dialect's own words, and its number for them. */
export type Words = readonly [code: string, message: string];

/** Refuses an argument as the dialect does. Where it is not known how, the call is unsupported: never a guess. */
export function refuse(
  name: string,
  dialect: DialectName,
  words: Readonly<Partial<Record<DialectName, Words>>>,
): never {
  const own = words[dialect] ?? (dialect === 'mariadb' ? words.mysql : undefined);
  if (!own) throw new Unsupported(`this argument of ${name}`, null);
  return fail({ kind: 'invalid-argument', name, code: own[0], what: own[1] });
}
