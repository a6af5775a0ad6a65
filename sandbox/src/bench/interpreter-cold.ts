import { pathToFileURL } from 'node:url';

/** What the first answer takes where nothing is loaded yet: of SQLite's WebAssembly, or of the bundle at this path. */
const what = process.argv[2] ?? 'sqlite';

process.on('message', () => {
  first().then(
    (ms) => process.send?.({ ms: [ms] }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ms: [] });

type Bundle = typeof import('../interpreter/browser.ts');

async function first(): Promise<number> {
  const startedAt = performance.now();
  if (what === 'sqlite') {
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    const { oo1 } = await initialize();
    new oo1.DB(':memory:').exec({ sql: 'SELECT 1 + 1', returnValue: 'resultRows' });
  } else {
    const { loadDialect, openPageSession } = (await import(pathToFileURL(what).href)) as Bundle;
    const session = openPageSession({ dialect: await loadDialect('sqlite') });
    const answer = await session.run('SELECT 1 + 1');
    if (answer.kind !== 'rows') throw new Error(JSON.stringify(answer));
  }
  return performance.now() - startedAt;
}
