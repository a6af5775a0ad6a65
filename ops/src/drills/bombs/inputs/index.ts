import type { EngineName } from '../../engines/engine.ts';
import type { Bomb } from './bomb.ts';
import { COMMON } from './common.ts';
import { MARIADB } from './mariadb.ts';
import { POSTGRESQL } from './postgresql.ts';
import { SQLITE } from './sqlite.ts';

export { ABOUT, type Bomb, ROWS, type Row } from './bomb.ts';

export const BOMBS: readonly Bomb[] = [...COMMON, ...SQLITE, ...POSTGRESQL, ...MARIADB];

export const bombsFor = (engine: EngineName): Bomb[] =>
  BOMBS.filter(({ engines }) => engines.includes(engine));
