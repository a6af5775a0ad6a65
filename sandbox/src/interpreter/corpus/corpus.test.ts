import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { parse } from '../parser/parse.ts';
import { print } from '../printer/print.ts';
import { withoutSpans } from '../tree/walk.ts';
import { refusedBy, statementsOf } from './corpus.ts';

/** The fewest statements a dialect has, so that none is lost unseen. */
const FEWEST = { read: 200, refused: 40 };

const treesOf = (sql: string, dialect: DialectName): string => {
  const parsed = parse(sql, dialect);
  return parsed.kind === 'parsed' ? JSON.stringify(withoutSpans(parsed.statements)) : parsed.error.message;
};

describe('the corpus', () => {
  test.each(DIALECT_NAMES)('[FE4] [FE10] %s reads each of its statements', (dialect) => {
    const statements = statementsOf(dialect);
    const unread = statements.filter((sql) => parse(sql, dialect).kind !== 'parsed');
    expect(unread.map((sql) => [sql, treesOf(sql, dialect)])).toEqual([]);
    expect(new Set(statements).size).toBeGreaterThanOrEqual(FEWEST.read);
  });

  test.each(DIALECT_NAMES)('[FE8] [FE10] %s prints each back to the same tree', (dialect) => {
    const changed = statementsOf(dialect).flatMap((sql) => {
      const parsed = parse(sql, dialect);
      if (parsed.kind !== 'parsed') return [];
      const printed = parsed.statements.map((statement) => print(statement, dialect)).join(';');
      return treesOf(printed, dialect) === treesOf(sql, dialect) ? [] : [[sql, printed]];
    });
    expect(changed).toEqual([]);
  });

  test.each(DIALECT_NAMES)('[FE5] [FE10] %s refuses what is not its own, at the right place', (dialect) => {
    const refused = refusedBy(dialect);
    const wrong = refused.flatMap(({ sql, place }) => {
      const parsed = parse(sql, dialect);
      if (parsed.kind !== 'error') return [[sql, parsed.kind]];
      const { offset, length } = parsed.error;
      if (place === null || (offset === place.offset && length === place.length)) return [];
      return [[sql, `${parsed.error.message} at "${sql.slice(offset, offset + length)}" (${offset})`]];
    });
    expect(wrong).toEqual([]);
    expect(new Set(refused.map(({ sql }) => sql)).size).toBeGreaterThanOrEqual(FEWEST.refused);
  });
});
