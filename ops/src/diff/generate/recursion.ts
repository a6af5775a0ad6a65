import { type Task, used } from './scope.ts';

/** A series, or a walk along a table's ids: each ends by itself. */
export function drawRecursion(task: Task): string {
  const { draw, database } = task;
  used(task, 'WITH RECURSIVE');
  const all = draw.chance(0.7);
  const union = all ? 'UNION ALL' : 'UNION';
  if (draw.chance(0.5)) {
    const step = draw.int(1, 3);
    return `WITH RECURSIVE n (i) AS (SELECT ${draw.int(0, 3)} ${union} SELECT i + ${step} FROM n WHERE i < ${draw.int(3, 12)}) SELECT ${draw.one(['i', 'COUNT(*) AS c', 'i * i AS s', 'MAX(i) AS m'])} FROM n`;
  }
  const table = draw.one(database.tables);
  return `WITH RECURSIVE walk (id, depth) AS (SELECT MIN(id), 1 FROM ${table.name} ${union} SELECT t.id, walk.depth + 1 FROM walk JOIN ${table.name} t ON t.id > walk.id AND t.id <= walk.id + ${draw.int(1, 2)} WHERE walk.depth < ${draw.int(2, 5)}) SELECT id, depth FROM walk`;
}
