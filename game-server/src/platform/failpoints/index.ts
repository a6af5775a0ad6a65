export { areCheckpointsOn } from './checkpoints.ts';

/**
 * Named places where a drill may kill this process, written `await …; failpoint('cities.afterCommit')`.
 * Without SQLTOWN_FAILPOINT they do nothing. The setting is read here and not in the configuration, since
 * it belongs to drills only and must not be documented for those who run a server.
 *
 * SQLTOWN_FAILPOINT="cities.afterCommit:3" kills at the third passing, as `kill -9` would.
 */
export const FAILPOINTS = [
  'cities.beforeStatement',
  'cities.afterCommit',
  'cities.beforeFounding',
  'cities.afterFounding',
  'cities.afterReplay',
  'learning.afterGrade',
  'learning.afterProgress',
  'learning.beforeCommit',
  'learning.afterCommit',
  'outbox.afterHandOver',
  'outbox.beforeMarkCommit',
  'outbox.afterMark',
] as const;

/** Those of the program that moves a bucket, in the order in which it passes them. */
export const MOVER_FAILPOINTS = [
  'move.afterOffer',
  'move.afterSubscribe',
  'move.before-closing',
  'move.afterClosing',
  'move.before-opening',
  'move.afterOpening',
  'move.afterTurnOver',
  'move.beforeRemoval',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number] | (typeof MOVER_FAILPOINTS)[number];

const armed = parse(process.env['SQLTOWN_FAILPOINT']);

export function failpoint(name: Failpoint): void {
  if (armed === null || armed.name !== name) return;
  armed.passings -= 1;
  if (armed.passings === 0) process.kill(process.pid, 'SIGKILL');
}

function parse(setting: string | undefined): { name: Failpoint; passings: number } | null {
  if (setting === undefined || setting === '') return null;
  const [name, passings] = setting.split(':');
  const known = [...FAILPOINTS, ...MOVER_FAILPOINTS].find((candidate) => candidate === name);
  if (known === undefined) throw new Error(`SQLTOWN_FAILPOINT names no failpoint: ${setting}`);
  return { name: known, passings: Number(passings ?? 1) };
}
