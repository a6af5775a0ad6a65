import { describe, expect, it } from 'vitest';
import { type Clock, SILENCE_MS, watchSilence } from './silence.ts';

function handClock(): Clock & { pass: (ms: number, ticks?: number) => void } {
  let now = 0;
  let tick: (() => void) | null = null;
  return {
    now: () => now,
    every: (_ms, callback) => {
      tick = callback;
      return () => {
        tick = null;
      };
    },
    pass: (ms, ticks = ms / 500) => {
      for (let i = 0; i < ticks; i++) {
        now += ms / ticks;
        tick?.();
      }
    },
  };
}

describe('a room that falls silent', () => {
  it('is noticed after three seconds, once', () => {
    const clock = handClock();
    let silences = 0;
    watchSilence(() => silences++, clock);
    clock.pass(SILENCE_MS - 500);
    expect(silences).toBe(0);
    clock.pass(5_000);
    expect(silences).toBe(1);
  });

  it('is not noticed while words come', () => {
    const clock = handClock();
    let silences = 0;
    const watch = watchSilence(() => silences++, clock);
    for (let i = 0; i < 20; i++) {
      clock.pass(2_000);
      watch.heard();
    }
    expect(silences).toBe(0);
  });

  it('is not mistaken for a page that slept', () => {
    const clock = handClock();
    let silences = 0;
    watchSilence(() => silences++, clock);
    clock.pass(60_000, 1);
    expect(silences).toBe(0);
    clock.pass(SILENCE_MS);
    expect(silences).toBe(1);
  });
});
