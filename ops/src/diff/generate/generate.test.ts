import { type Statement, parse, print } from '@sqltown/sandbox/interpreter';
import { describe, expect, it } from 'vitest';
import { DIFF_DIALECTS, type DiffDialect } from '../dialect.ts';
import { shrink, shrinkSequence } from '../shrink.ts';
import { drawChanges } from './changes.ts';
import { drawDatabase } from './database.ts';
import { Draw } from './draw.ts';
import { drawQuery } from './queries.ts';
import type { Task } from './scope.ts';
import { taskOf } from './task.ts';

function drawnBy(seed: number, dialect: DiffDialect): Task {
  const draw = new Draw(seed);
  return taskOf({ draw, dialect, database: drawDatabase(draw), weight: 'beyond' });
}

function allOf(seed: number): unknown {
  const task = drawnBy(seed, 'postgresql');
  return [task.database, drawQuery(task), drawChanges(task)];
}

function isMistaken({ constructs }: Task): boolean {
  return [...constructs].some((construct) => construct.startsWith('mistake'));
}

describe('generated questions', () => {
  it('are the same for the same seed', () => {
    expect(allOf(7)).toEqual(allOf(7));
    expect(allOf(7)).not.toEqual(allOf(8));
  });

  it.each(DIFF_DIALECTS)('parse in %s, but for those that carry a mistake', (dialect) => {
    const unread = Array.from({ length: 150 }, (_, seed) => {
      const task = drawnBy(seed, dialect);
      const { sql } = drawQuery(task);
      return isMistaken(task) || parse(sql, dialect).kind === 'parsed' ? [] : [sql];
    });
    expect(unread.flat()).toEqual([]);
  });
});

describe('a case that is made smaller', () => {
  it('loses whatever it can lose and still differ', async () => {
    const sql =
      'SELECT a, UPPER(b) FROM t JOIN u ON t.id = u.id WHERE a > 1 AND b IS NULL ORDER BY a LIMIT 3';
    const small = await shrink(sql, 'sqlite', async (candidate) => candidate.includes('b IS NULL'));
    expect(small).toContain('b IS NULL');
    expect(small.length).toBeLessThan(sql.length / 2);
    const parsed = parse(small, 'sqlite');
    expect(parsed.kind === 'parsed' && print(parsed.statements[0] as Statement, 'sqlite')).toBe(small);
  });

  it('loses the statements before it that it does not need, and parts of the others', async () => {
    const statements = [
      'DELETE FROM u',
      'UPDATE t SET a = 1, b = 2 WHERE c IS NULL',
      'SELECT a FROM t ORDER BY 1',
    ];
    const small = await shrinkSequence(statements, 'sqlite', async (sequence) =>
      sequence.some((sql) => sql.startsWith('UPDATE t SET') && sql.includes('b = 2')),
    );
    expect(small).toHaveLength(2);
    expect(small[0]).toBe('UPDATE t SET b = 2');
  });
});
