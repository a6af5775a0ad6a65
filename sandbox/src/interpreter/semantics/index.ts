import type { DialectName } from '../dialects/dialect.ts';
import { Unsupported } from '../errors/failure.ts';
import { postgresql } from './postgresql/index.ts';
import type { Semantics } from './semantics.ts';
import { sqlite } from './sqlite/index.ts';

const SEMANTICS: Partial<Readonly<Record<DialectName, Semantics>>> = { sqlite, postgresql };

/** How a dialect computes. */
export function semanticsOf(dialect: DialectName): Semantics {
  const semantics = SEMANTICS[dialect];
  if (!semantics) throw new Unsupported(dialect, null);
  return semantics;
}
