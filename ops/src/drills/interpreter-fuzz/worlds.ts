import { type DiffDialect, DIFF_DIALECTS } from '../../diff/dialect.ts';
import { drawChanges } from '../../diff/generate/changes.ts';
import { drawDatabase, scriptOf } from '../../diff/generate/database.ts';
import { Draw } from '../../diff/generate/draw.ts';
import { drawQuery } from '../../diff/generate/queries.ts';
import { taskOf } from '../../diff/generate/task.ts';

type World = { readonly script: readonly string[]; readonly statements: readonly string[] };

const WORLDS = 6;
const QUERIES_A_WORLD = 60;
const SEQUENCES_A_WORLD = 5;

/** Databases and statements as `npm run diff` draws them, by dialect; MySQL reads what MariaDB does. */
export function drawWorlds(seed: number): Readonly<Record<string, readonly World[]>> {
  const drawn = DIFF_DIALECTS.map((dialect) => [dialect, drawWorldsOf(dialect, seed)] as const);
  const byDialect = Object.fromEntries(drawn);
  return { ...byDialect, mysql: byDialect['mariadb'] ?? [] };
}

function drawWorldsOf(dialect: DiffDialect, seed: number): World[] {
  return Array.from({ length: WORLDS }, (_, n) => {
    const draw = new Draw(seed * 10_007 + n);
    const database = drawDatabase(draw);
    const task = () => taskOf({ draw, dialect, database, weight: 'beyond' });
    const queries = Array.from({ length: QUERIES_A_WORLD }, () => drawQuery(task()).sql);
    const changes = Array.from({ length: SEQUENCES_A_WORLD }, () => drawChanges(task())).flat();
    return { script: scriptOf(database, dialect), statements: [...queries, ...changes] };
  });
}
