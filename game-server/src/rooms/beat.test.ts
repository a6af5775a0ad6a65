import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Beat, createBeat } from './beat.ts';

let beat: Beat;
/** By how much the process has been kept from its timers. */
let lateMs: number;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  lateMs = 0;
  beat = createBeat({ hz: 10, nowMs: () => Date.now() + lateMs });
});

afterEach(() => {
  vi.useRealTimers();
});

it('[S15] calls every room ten times a second, those of a group in one go', () => {
  const calls: string[] = [];
  beat.join(() => calls.push(`a ${Date.now() - 1_000_000}`));
  vi.advanceTimersByTime(30);
  beat.join(() => calls.push(`b ${Date.now() - 1_000_000}`));
  vi.advanceTimersByTime(970);
  expect(calls).toHaveLength(20);
  expect(calls.slice(0, 4)).toEqual(['a 100', 'b 100', 'a 200', 'b 200']);
});

it('[S15] spreads more rooms than step together over the time of a step', () => {
  const atMs = new Map<number, number>();
  const rooms = 4 * 10 + 5;
  for (let n = 0; n < rooms; n++)
    beat.join(() => atMs.set(Date.now() % 100, (atMs.get(Date.now() % 100) ?? 0) + 1));
  vi.advanceTimersByTime(100);
  expect([...atMs].toSorted(([a], [b]) => a - b)).toEqual([
    [0, 12],
    [25, 11],
    [50, 11],
    [75, 11],
  ]);
});

it('[S15] makes up for a hitch of a few steps, and leaves out what was missed beyond them', () => {
  const step = vi.fn();
  beat.join(step);
  vi.advanceTimersByTime(100);
  lateMs += 350;
  vi.advanceTimersByTime(100);
  expect(step).toHaveBeenCalledTimes(1 + 4);
  lateMs += 60_000;
  vi.advanceTimersByTime(100);
  expect(step).toHaveBeenCalledTimes(1 + 4 + 5);
  vi.advanceTimersByTime(100);
  expect(step).toHaveBeenCalledTimes(1 + 4 + 5 + 1);
});

it('[S15] calls a room no more that has left, be it within a step, and stops its timer with the last', () => {
  const calls: string[] = [];
  const leaveB: { now: () => void } = { now: () => undefined };
  const leaveA = beat.join(() => {
    calls.push('a');
    leaveB.now();
  });
  leaveB.now = beat.join(() => calls.push('b'));
  vi.advanceTimersByTime(100);
  expect(calls).toEqual(['a']);
  leaveA();
  expect(vi.getTimerCount()).toBe(0);
});

it('[S15] goes on at its rate for a room that comes when the last one leaves within its own step', () => {
  const step = vi.fn();
  const leave = beat.join(() => {
    leave();
    beat.join(step);
  });
  vi.advanceTimersByTime(100);
  expect(step).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1_000);
  expect(step).toHaveBeenCalledTimes(10);
});
