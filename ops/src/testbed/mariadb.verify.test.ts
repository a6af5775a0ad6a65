import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { NOTHING, leftBehind } from './leftovers.testbed.ts';
import { type MariadbInstance, startMariadb } from './mariadb.ts';

const run = promisify(execFile);

const ask = async ({ url }: MariadbInstance, sql: string): Promise<string> => {
  const { hostname, port } = new URL(url);
  const flags = ['--no-defaults', '-h', hostname, '-P', port, '-u', 'root', '-N', '-B', '-e', sql];
  return (await run('mariadb', flags)).stdout.trim();
};

it('keeps what it holds over a kill and a restart, and leaves nothing behind', async () => {
  const left = await leftBehind(async () => {
    const mariadb = await startMariadb();
    await ask(
      mariadb,
      'create database town; create table town.lamps (n integer); insert into town.lamps values (7)',
    );
    await mariadb.kill();
    await mariadb.start();
    await mariadb.restart();
    expect(await ask(mariadb, 'select n from town.lamps')).toBe('7');
    await mariadb.stop();
  });
  expect(left).toEqual(NOTHING);
});

it('reads and writes nobody’s files', async () => {
  const mariadb = await startMariadb();
  await expect(ask(mariadb, `select 1 into outfile '/tmp/sqltown-outfile'`)).rejects.toThrow(
    /secure-file-priv/,
  );
  expect(await ask(mariadb, `select load_file('/etc/hostname')`)).toBe('NULL');
  await mariadb.stop();
});
