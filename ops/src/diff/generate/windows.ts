import type { Weighted } from './draw.ts';
import { drawAggregate } from './aggregates.ts';
import { drawExpression } from './expressions.ts';
import { drawType, type Scope, type Task, used } from './scope.ts';

/** A window call whose answer doesn't hang on the order of peers: where it would, the ids end the order. */
export function drawWindowCall(task: Task, scope: Scope, ids: readonly string[]): string {
  const { draw } = task;
  const partition = draw.chance(0.5) ? `PARTITION BY ${draw.one(scope.columns).sql} ` : '';
  if (partition !== '') used(task, 'PARTITION BY');
  const key = draw.chance(0.6) ? `${draw.one(scope.columns).sql}${draw.one(['', ' DESC'])}, ` : '';
  const total = `ORDER BY ${key}${ids.join(', ')}`;
  const peers = `ORDER BY ${draw.one(scope.columns).sql}${draw.one(['', ' DESC'])}`;
  const choices: Weighted<() => string>[] = [
    [2, () => `ROW_NUMBER() OVER (${partition}${total})`],
    [2, () => `RANK() OVER (${partition}${peers})`],
    [2, () => `DENSE_RANK() OVER (${partition}${peers})`],
    [1, () => `NTILE(${draw.int(1, 4)}) OVER (${partition}${total})`],
    [1, () => `PERCENT_RANK() OVER (${partition}${peers})`],
    [1, () => `CUME_DIST() OVER (${partition}${peers})`],
    [
      2,
      () =>
        `${draw.one(['LAG', 'LEAD'])}(${argument(task, scope)}${draw.one(['', ', 2'])}) OVER (${partition}${total})`,
    ],
    [
      1,
      () =>
        `${draw.one(['FIRST_VALUE', 'LAST_VALUE'])}(${argument(task, scope)}) OVER (${partition}${total}${frameOf(task, true)})`,
    ],
    [1, () => `NTH_VALUE(${argument(task, scope)}, 2) OVER (${partition}${total})`],
    [4, () => aggregateOver(task, scope, partition, total, peers)],
  ];
  const call = draw.weighted(choices)();
  used(task, `${call.slice(0, call.indexOf('('))} OVER`);
  return call;
}

function argument(task: Task, scope: Scope): string {
  return drawExpression(task, scope, drawType(task, scope), 0);
}

function aggregateOver(task: Task, scope: Scope, partition: string, total: string, peers: string): string {
  const { draw } = task;
  const aggregate = drawAggregate(task, scope, ({ isPlain }) => isPlain !== true)?.sql ?? 'COUNT(*)';
  const order = draw.weighted([
    [2, ''],
    [3, total + frameOf(task, true)],
    [2, peers + frameOf(task, false)],
  ]);
  return `${aggregate} OVER (${partition}${order})`;
}

function frameOf(task: Task, isTotal: boolean): string {
  const { draw, dialect, weight } = task;
  if (!draw.chance(0.5)) return '';
  // Over peers only frames that take all of them or none.
  const units = isTotal
    ? ['ROWS']
    : weight === 'beyond' && dialect !== 'mariadb'
      ? ['RANGE', 'GROUPS', 'GROUPS']
      : ['RANGE'];
  const unit = draw.one(units);
  used(task, `${unit} frame`);
  const bounds =
    unit === 'RANGE'
      ? draw.one([
          'UNBOUNDED PRECEDING AND CURRENT ROW',
          'CURRENT ROW AND UNBOUNDED FOLLOWING',
          'UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING',
        ])
      : draw.one([
          'UNBOUNDED PRECEDING AND CURRENT ROW',
          '1 PRECEDING AND 1 FOLLOWING',
          '2 PRECEDING AND CURRENT ROW',
          'CURRENT ROW AND UNBOUNDED FOLLOWING',
          '1 FOLLOWING AND 2 FOLLOWING',
        ]);
  const exclude =
    weight === 'beyond' && dialect !== 'mariadb' && isTotal && draw.chance(0.5) ? ' EXCLUDE CURRENT ROW' : '';
  if (exclude !== '') used(task, 'EXCLUDE');
  return ` ${unit} BETWEEN ${bounds}${exclude}`;
}
