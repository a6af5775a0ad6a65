import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Answer } from '../answer.ts';
import type { GoldenCase } from '../golden-case.ts';

const run = promisify(execFile);
const DATABASE = 'golden';

/**
 * What a MariaDB server says to a case, in an empty database, through its own client. The client prints values without
 * their types, so each is written as the corpus expects it where the text is the same.
 */
export async function askMariadb(url: string, { setup, sql, expected }: GoldenCase): Promise<Answer> {
  const fresh = `DROP DATABASE IF EXISTS ${DATABASE}; CREATE DATABASE ${DATABASE}; USE ${DATABASE};`;
  const counted = expected.kind === 'count' ? 'SELECT ROW_COUNT();' : '';
  const { hostname, port, username, password } = new URL(url);
  const flags = ['--no-defaults', '-h', hostname, '-P', port, '-u', username, `--password=${password}`];
  const options = ['--xml', '--default-character-set=utf8mb4', '--comments'];
  try {
    const script = [fresh, setup, `${sql};`, counted].join('\n');
    const { stdout } = await run('mariadb', [...flags, ...options, '-e', script]);
    const answer = resultFrom(stdout);
    if (expected.kind === 'count')
      return { kind: 'result', names: [], rows: [], count: Number(answer.rows[0]?.[0]) };
    const wanted = expected.kind === 'rows' ? expected.rows : [];
    const asExpected = (text: string, i: number): string =>
      wanted.some((row) => row[i] === `'${text}'`) ? `'${text}'` : text;
    return { ...answer, rows: answer.rows.map((row) => row.map(asExpected)) };
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const [, code, extra, message] = /ERROR (\d+) \((\w+)\) at line \d+: (.*)/s.exec(stderr) ?? [];
    if (code === undefined) throw error;
    return { kind: 'error', code, message: `ERROR ${code} (${extra}): ${message}`, offset: undefined };
  }
}

type Result = Extract<Answer, { kind: 'result' }>;

/** The last result set of `mariadb --xml`. */
function resultFrom(xml: string): Result {
  const last = xml.split('<resultset').slice(1).at(-1) ?? '';
  const rows = [...last.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<field name="([^"]*)"(?: xsi:nil="true" \/>|>(.*?)<\/field>)/gs)].map(
      ([, name = '', text]) => ({ name: plain(name), value: text === undefined ? 'NULL' : plain(text) }),
    ),
  );
  return {
    kind: 'result',
    names: rows[0]?.map(({ name }) => name) ?? [],
    rows: rows.map((row) => row.map(({ value }) => value)),
    count: rows.length,
  };
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
