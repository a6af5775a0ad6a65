import { describe, expect, it } from 'vitest';
import { datasetNamed } from '../datasets/index.ts';
import { ddlFor } from './ddl.ts';
import { literal } from './engine-types.ts';
import { insertsFor } from './inserts.ts';
import { LESSON_DIALECTS, SqlSource, inEveryDialect } from './per-dialect.ts';

const { schema, visible } = datasetNamed('town');

describe('ddlFor', () => {
  it('declares each dialect in its own types', () => {
    expect(ddlFor(schema, 'postgresql')).toContain('sold_on date NOT NULL');
    expect(ddlFor(schema, 'postgresql')).toContain('price numeric(10, 2) NOT NULL');
    expect(ddlFor(schema, 'sqlite')).toContain('sold_on TEXT NOT NULL');
    expect(ddlFor(schema, 'sqlite')).toContain('lamps_at_dusk INTEGER NOT NULL');
  });

  it('declares keys, references and what may be NULL', () => {
    const ddl = ddlFor(schema, 'postgresql');
    expect(ddl).toContain('id integer PRIMARY KEY REFERENCES buildings (id),\n  name text NOT NULL');
    expect(ddl).toContain('taken integer,\n');
    expect(ddl).toContain('name text NOT NULL UNIQUE');
  });

  it('sets references apart for MySQL, which forgets those behind a column', () => {
    expect(ddlFor(schema, 'mysql')).toContain('FOREIGN KEY (home_id) REFERENCES buildings (id)');
    expect(ddlFor(schema, 'mysql')).not.toMatch(/INT NOT NULL REFERENCES/);
  });

  it('creates parents before their children', () => {
    const orphans = schema.tables.flatMap((table, i) => {
      const known = schema.tables.slice(0, i).map((t) => t.name);
      return table.columns.filter(({ references }) => references && !known.includes(references.table));
    });
    expect(orphans).toEqual([]);
  });
});

describe('insertsFor', () => {
  it('writes every row once', () => {
    const tuples = insertsFor(schema, visible, 'sqlite').match(/^\(/gm);
    expect(tuples).toHaveLength(Object.values(visible).flat().length);
  });

  it('writes a row a statement for Oracle', () => {
    const statements = insertsFor(schema, visible, 'oracle').match(/^INSERT INTO/gm);
    expect(statements).toHaveLength(Object.values(visible).flat().length);
  });

  it('is empty when there is nothing to write', () => {
    expect(insertsFor(schema, {}, 'postgresql')).toBe('');
  });
});

describe('literal', () => {
  it('doubles quotes inside a text', () => {
    expect(literal("D'Souza", 'postgresql')).toBe("'D''Souza'");
  });

  it('writes truth as the dialect does', () => {
    expect(literal(true, 'postgresql')).toBe('true');
    expect(literal(true, 'sqlite')).toBe('1');
    expect(literal(null, 'sqlite')).toBe('NULL');
    expect(literal(true, 'oracle')).toBe('1');
  });

  it('writes dates as Oracle reads them, and texts as SQL Server keeps all letters', () => {
    expect(literal('2025-11-01', 'oracle', 'date')).toBe("DATE '2025-11-01'");
    expect(literal('2025-11-01', 'mysql', 'date')).toBe("'2025-11-01'");
    expect(literal('नदी', 'mssql', 'text')).toBe("N'नदी'");
  });
});

describe('inEveryDialect', () => {
  it('repeats what is the same and keeps what differs', () => {
    expect(Object.values(inEveryDialect('SELECT 1'))).toEqual(LESSON_DIALECTS.map(() => 'SELECT 1'));
    expect(inEveryDialect({ postgresql: 'a', mysql: 'b', others: 'c' })).toEqual({
      postgresql: 'a',
      sqlite: 'c',
      mariadb: 'b',
      mysql: 'b',
      mssql: 'c',
      oracle: 'c',
    });
  });

  it('asks for every dialect', () => {
    expect(SqlSource.safeParse({ postgresql: 'a', sqlite: 'b' }).success).toBe(false);
    expect(SqlSource.safeParse({ sqlite: 'b', others: 'a' }).success).toBe(true);
  });
});
