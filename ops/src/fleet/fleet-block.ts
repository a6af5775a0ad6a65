import type { Fleet } from './fleet.ts';

type Row = readonly [string, string];

/** What is printed once the fleet runs: where to play, and how to look at each part. */
export function fleetBlock({ servers, clusters, redis }: Fleet, seconds: number): string {
  const rows: Row[] = [
    ...labelled(
      'Play',
      servers.map(({ url }, n) => `${url}  process ${n + 1}`),
    ),
    ...labelled(
      'Metrics',
      servers.map(({ url }) => `curl ${url}/metrics`),
    ),
    ...clusters.flatMap(({ primary, replicas }, n) => [
      ...labelled(`Shard ${n}`, [`psql ${primary.url}  primary`]),
      ...labelled(
        '',
        replicas.map(({ url }) => `psql ${url}  replica`),
      ),
    ]),
    ...labelled('Redis', redis === null ? ['none'] : [`redis-cli -u ${redis.url}`]),
    ...labelled(
      'Process',
      servers.map(({ pid }, n) => `kill -9 ${pid}  ends process ${n + 1} as a crash would`),
    ),
    ['Stop', 'Ctrl-C (saves first, then removes everything)'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return ['', `SQLTown's fleet is ready (${seconds.toFixed(1)} s)`, '', ...lines, ''].join('\n');
}

/** The label stands on the first row only. */
function labelled(label: string, values: readonly string[]): Row[] {
  return values.map((value, n) => [n === 0 ? label : '', value]);
}
