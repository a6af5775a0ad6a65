import { describe, expect, test } from 'vitest';
import { checkConstructs } from './constructs.ts';

describe('[GR13] constructs', () => {
  test.each<[string, string[], string[], string | undefined]>([
    ['SELECT a FROM t WHERE a IN (1)', ['IN'], [], undefined],
    ['SELECT a FROM t WHERE a = 1', ['IN'], [], 'required-construct'],
    ["SELECT 'IN' FROM t -- IN\n/* IN */", ['IN'], [], 'required-construct'],
    ['SELECT "IN" FROM t', ['IN'], [], 'required-construct'],
    ['select a from t order\n  by a', ['ORDER BY'], [], undefined],
    ['SELECT a AS "order", by FROM t', ['ORDER BY'], [], 'required-construct'],
    ['SELECT * FROM t', [], ['*'], 'forbidden-construct'],
    ['SELECT count(*), 2 * 3 FROM t', [], ['*'], undefined],
    ['SELECT a FROM t LEFT OUTER JOIN u ON 1', ['LEFT JOIN'], [], undefined],
    ['SELECT a FROM t WHERE NOT a IN (SELECT 1)', ['NOT', 'SUBQUERY'], ['NOT IN'], undefined],
    ['PRAGMA foreign_keys; SELECT 1 ORDER BY 1', ['ORDER BY'], [], undefined],
    ['SELECT count(*) FROM t', ['COUNT'], [], undefined],
    ['SELECT a FROM t WHERE a OR b', [], ['OR'], 'forbidden-construct'],
    ["SELECT 'OR' FROM t ORDER BY 1", [], ['OR'], undefined],
    ['SELECT a FROM t', [], [], undefined],
  ])('%s requiring %j, forbidding %j', (sql, requires, forbids, reason) => {
    expect(checkConstructs(sql, 'sqlite', { requires, forbids })?.reason).toBe(reason);
  });

  test('each dialect hides its own comments and strings', () => {
    const rules = { requires: [], forbids: ['OR'] };
    expect(checkConstructs('SELECT $$ OR $$', 'postgresql', rules)).toBeNull();
    expect(checkConstructs('/* /* */ OR */ SELECT 1', 'postgresql', rules)).toBeNull();
    expect(checkConstructs('/* /* */ SELECT 1 OR 2', 'sqlite', rules)).not.toBeNull();
  });
});
