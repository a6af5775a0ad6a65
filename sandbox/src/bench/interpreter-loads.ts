import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { DialectName } from '../interpreter/dialects/dialect.ts';

/**
 * Which files of the bundle at this path a page loads that opens one dialect's lesson: asked of the loader itself.
 * `seldom`: of a lesson that has one of the seldom statements as well.
 */
const [, , bundle = '', dialect = 'sqlite', lessons = 'everyday'] = process.argv;

const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});

process.on('message', () => {
  lesson().then(
    (files) => process.send?.({ files }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ files: [] });

type Bundle = typeof import('../interpreter/browser.ts');

const DDL = 'CREATE TABLE houses (id INTEGER PRIMARY KEY, name VARCHAR(20), floors INTEGER NOT NULL)';
const SQL = `INSERT INTO houses VALUES (3, 'Far House', 2);
  UPDATE houses SET floors = floors + 1 WHERE id = 1;
  SELECT floors, COUNT(*), MAX(UPPER(name)) FROM houses GROUP BY floors HAVING COUNT(*) > 0 ORDER BY floors`;

async function lesson(): Promise<readonly string[]> {
  const { loadDialect, openPageSession, pageDatabaseFrom } = (await import(
    pathToFileURL(bundle).href
  )) as Bundle;
  const opened = await loadDialect(dialect as DialectName);
  const rows = {
    houses: [
      [1, 'High House', 4],
      [2, 'Low House', 1],
    ],
  };
  const state = await pageDatabaseFrom({ dialect: opened, ddl: DDL, rows });
  const sql = lessons === 'seldom' ? `${SQL}; DROP TABLE houses` : SQL;
  const answer = await openPageSession({ dialect: opened, state }).run(sql);
  if (answer.kind !== 'rows') throw new Error(JSON.stringify(answer));
  return loaded;
}
