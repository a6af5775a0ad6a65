import { afterEach, expect, it } from 'vitest';
import { type Cluster, startCluster, startPostgres } from './postgres.ts';
import type { PostgresNode } from './postgres-node.ts';
import { NOTHING, leftBehind } from './leftovers.testbed.ts';

let cluster: Cluster | undefined;

afterEach(async () => {
  await cluster?.stop();
  cluster = undefined;
});

it('would see a process and a folder that stay', async () => {
  const left = await leftBehind(async () => {
    cluster = await startCluster();
  });
  expect(left.processes).toContain(cluster?.primary.pid);
  expect(left.files).toEqual([expect.stringContaining('sqltown-pg-')]);
});

const rowsOf = (node: PostgresNode) => node.query<{ n: number }>('select n from marks order by n');

it('starts one PostgreSQL, and leaves no process and no folder behind', async () => {
  const left = await leftBehind(async () => {
    const postgres = await startPostgres();
    await postgres.stop();
  });
  expect(left).toEqual(NOTHING);
});

it('loses nothing that a synchronous cluster acknowledged: killed, promoted, rejoined', async () => {
  cluster = await startCluster({ replicas: 2, synchronous: true });
  const { primary, replicas } = cluster;
  const [first, second] = replicas as [PostgresNode, PostgresNode];
  await primary.query('create table marks (n integer)');
  await primary.query('insert into marks values (1)');
  await first.pauseReplay();
  // Received, and not shown: a promotion shows it.
  await primary.query('insert into marks values (2)');
  await primary.kill();
  expect(primary.isRunning).toBe(false);
  await expect(primary.query('select 1')).rejects.toThrow(/ECONNREFUSED/);

  const received = 'select pg_last_wal_receive_lsn() as lsn';
  const [a] = await first.query<{ lsn: string }>(received);
  const [b] = await second.query<{ lsn: string }>(received);
  const [next, other] = lsnOf(a!.lsn) >= lsnOf(b!.lsn) ? [first, second] : [second, first];
  await next.promote();
  await other.follow(next);
  await primary.rejoin(next);
  await next.untilStreaming(2);
  await next.requireOneOf([other, primary]);
  await next.query('insert into marks values (3)');
  expect(await rowsOf(next)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  await expect.poll(() => rowsOf(primary)).toHaveLength(3);
});

it('shows a replica that lags, and one that follows nobody', async () => {
  cluster = await startCluster({ replicas: 1 });
  const { primary } = cluster;
  const [replica] = cluster.replicas as [PostgresNode];
  await primary.query('create table marks (n integer)');
  await expect.poll(() => rowsOf(replica).catch(() => null)).toEqual([]);
  await replica.pauseReplay();
  await primary.query('insert into marks values (1)');
  await expect.poll(() => isReceived(primary)).toBe(true);
  expect(await rowsOf(replica)).toEqual([]);
  await replica.resumeReplay();
  await expect.poll(() => rowsOf(replica)).toEqual([{ n: 1 }]);

  await replica.follow(null);
  await expect.poll(() => primary.query('select from pg_stat_replication')).toEqual([]);
  await primary.query('insert into marks values (2)');
  await replica.follow(primary);
  await expect.poll(() => rowsOf(replica), { timeout: 20_000 }).toEqual([{ n: 1 }, { n: 2 }]);
});

it('comes back with its data on the same port after a kill and after a stop', async () => {
  cluster = await startCluster();
  const { primary } = cluster;
  await primary.query('create table marks (n integer)');
  await primary.query('insert into marks values (1)');
  await primary.kill();
  await primary.start();
  await primary.restart();
  expect(await rowsOf(primary)).toEqual([{ n: 1 }]);
});

it('answers nothing while it is suspended', async () => {
  cluster = await startCluster();
  const { primary } = cluster;
  primary.suspend();
  await expect(primary.query('select 1')).rejects.toThrow(/timeout/);
  primary.resume();
  await expect(primary.query('select 1 as n')).resolves.toEqual([{ n: 1 }]);
});

async function isReceived(primary: PostgresNode): Promise<boolean> {
  const [row] = await primary.query<{ same: boolean }>(
    'select flush_lsn = pg_current_wal_lsn() as same from pg_stat_replication',
  );
  return row?.same === true;
}

/** "0/3000148" as a number that can be compared. */
function lsnOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
