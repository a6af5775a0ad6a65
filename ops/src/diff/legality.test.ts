import { expect, it } from 'vitest';
import { legalityOf } from './legality.ts';
import type { GeneratedDatabase } from './generate/database.ts';

const DATABASE: GeneratedDatabase = {
  tables: [
    {
      name: 'lamps',
      columns: [
        { name: 'id', type: 'int', nullable: false, references: null },
        { name: 'note', type: 'text', nullable: true, references: null },
      ],
      rows: [
        ['1', "'a'"],
        ['2', "'a'"],
      ],
    },
  ],
};

it.each([
  ['SELECT note FROM lamps GROUP BY note WITH ROLLUP', true],
  ['SELECT id FROM lamps GROUP BY note', false],
  ['SELECT id, COUNT(*) FROM lamps', false],
  ['SELECT missing FROM lamps', true],
])('%s: has one answer in MariaDB: %s', (sql, isLegal) => {
  expect(legalityOf('mariadb', DATABASE)(sql)).toBe(isLegal);
});

it('other dialects refuse such questions themselves, or answer them in one way', () => {
  expect(legalityOf('sqlite', DATABASE)('SELECT id FROM lamps GROUP BY note')).toBe(true);
});
