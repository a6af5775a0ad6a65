import { parentPort, workerData } from 'node:worker_threads';
import type { Ticks } from './witness.ts';
import { takeRawSeat } from './raw-seat.ts';

export type WitnessAnswer = { readonly ticks: Ticks | null };

/** Walks to and fro along the ghats; each leg ends before the walker does. */
const LEG_MS = 1_000;
const LEGS = [
  { x: 60, y: 70 },
  { x: 68, y: 70 },
];

const port = parentPort;
if (port === null) throw new Error('the witness lives in a thread');
const tell = (answer: WitnessAnswer): void => port.postMessage(answer);
const { base, roomId, ticket } = workerData as { base: string; roomId: string; ticket: string };
const seat = await takeRawSeat(base, { roomId, ticket });
let leg = 0;
const walk = (): void => {
  leg = (leg + 1) % LEGS.length;
  if (seat.isOpen()) seat.say('walk', LEGS[leg] ?? { x: 64, y: 70 });
};
walk();
setInterval(walk, LEG_MS);

port.on('message', () => {
  const times = seat.framesAtMs.splice(0);
  // The last one stays, so that a gap across two questions is seen.
  if (times.length > 0) seat.framesAtMs.push(times.at(-1) ?? 0);
  const gaps = times.slice(1).map((atMs, i) => atMs - (times[i] ?? atMs));
  // A silence that goes on until now is a gap as well.
  gaps.push(performance.now() - (times.at(-1) ?? 0));
  gaps.sort((a, b) => a - b);
  const at = (share: number): number => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? 0;
  const ticks: Ticks = { frames: gaps.length - 1, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
  tell({ ticks });
});
tell({ ticks: null });
