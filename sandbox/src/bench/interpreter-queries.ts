/** Queries of the town by what they ask of an engine. */
export const CLASSES = {
  filter: `SELECT name, age FROM people WHERE age BETWEEN 20 AND 40 AND name LIKE '%a%'`,
  sort: 'SELECT name, age FROM people ORDER BY age DESC, name LIMIT 20',
  join: `SELECT p.name, f.family_name, b.name FROM people p JOIN families f ON f.id = p.family_id
    JOIN buildings b ON b.id = p.home_id`,
  group: `SELECT bazaar_id, COUNT(*) AS sales, SUM(quantity * price) AS taken FROM sales
    GROUP BY bazaar_id HAVING COUNT(*) > 2 ORDER BY taken DESC`,
  subquery: `SELECT name FROM people p WHERE age > (SELECT AVG(age) FROM people q WHERE q.family_id = p.family_id)`,
  exists: 'SELECT name FROM buildings b WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.home_id = b.id)',
  window: `SELECT name, age, RANK() OVER (PARTITION BY home_id ORDER BY age DESC) AS place FROM people`,
  recursion:
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT SUM(i) FROM n',
} as const;

/** Over `a` and `b`, tables of as many rows as are asked for: what hashes or sorts should grow with them. */
export const GROWTH = {
  join: 'SELECT COUNT(*) FROM a JOIN b ON a.k = b.k',
  group: 'SELECT COUNT(*) FROM (SELECT k, SUM(v) FROM a GROUP BY k)',
  window: 'SELECT MAX(s) FROM (SELECT SUM(v) OVER (PARTITION BY g ORDER BY k) AS s FROM a)',
} as const;

/** A planted fault: the same join asked so that nothing can be looked up. */
export const QUADRATIC_JOIN = 'SELECT COUNT(*) FROM a JOIN b ON NOT (a.k <> b.k)';
