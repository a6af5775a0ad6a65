import type { EngineName } from '../engines/engine.ts';

/** What somebody asks for. */
export type Wish = {
  readonly engine: EngineName;
  readonly kind: 'read' | 'write' | 'mistake' | 'bomb' | 'grade';
  readonly sql: string;
};

const READS = [
  'SELECT name, age FROM citizens WHERE age > 18 ORDER BY name',
  'SELECT h.name, count(*) FROM houses h JOIN citizens c ON c.house_id = h.id GROUP BY h.name ORDER BY 1',
  'SELECT * FROM citizens a, citizens b, citizens c, citizens d',
  'SELECT avg(age) FROM citizens',
];
const WRITES = [
  "UPDATE citizens SET name = 'Nobody'; SELECT name FROM citizens",
  "INSERT INTO songs VALUES ('Noon'); SELECT count(*) FROM songs",
  'CREATE TABLE t (a integer); INSERT INTO t VALUES (1); SELECT * FROM t',
  'BEGIN; DELETE FROM citizens; ROLLBACK; SELECT count(*) FROM citizens',
];
const MISTAKES = ['SELECT naem FROM citizens', 'SELCT 1', 'SELECT * FROM nowhere', 'DROP DATABASE village'];
const BOMBS = [
  'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r a, r b',
  'SELECT count(*) FROM citizens a, citizens b, citizens c, citizens d, citizens e, citizens f, citizens g, citizens h, citizens i, citizens j, citizens k, citizens l',
];
/** Right, wrong, and slow. */
const ANSWERS = [
  'SELECT name FROM citizens WHERE age > 18',
  'SELECT name FROM citizens WHERE age >= 18',
  'SELECT name FROM citizens',
];

/** Of a hundred orders, so many are of each kind. */
const SHARES = { bomb: 2, grade: 8, mistake: 10, write: 20 } as const;
const ENGINES: readonly EngineName[] = ['sqlite', 'sqlite', 'pglite', 'postgresql', 'mariadb'];

/** The n-th wish of a seed. */
export function wishOf(draw: () => number): Wish {
  const pick = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[Math.floor(draw() * things.length)];
    if (thing === undefined) throw new Error('there is nothing to pick from');
    return thing;
  };
  const engine = pick(ENGINES);
  const at = draw() * 100;
  if (at < SHARES.bomb) return { engine, kind: 'bomb', sql: pick(BOMBS) };
  if (at < SHARES.bomb + SHARES.grade && engine !== 'mariadb')
    return { engine, kind: 'grade', sql: pick(ANSWERS) };
  if (at < SHARES.bomb + SHARES.grade + SHARES.mistake)
    return { engine, kind: 'mistake', sql: pick(MISTAKES) };
  if (at < SHARES.bomb + SHARES.grade + SHARES.mistake + SHARES.write)
    return { engine, kind: 'write', sql: pick(WRITES) };
  return { engine, kind: 'read', sql: pick(READS) };
}

export const RUNAWAY = BOMBS[0] ?? '';
