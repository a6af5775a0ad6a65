import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMost } from './deeds.ts';

describe('telling the room at most so often', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('sends the first at once and the newest of a burst after the rest', () => {
    const sent: number[] = [];
    const tell = atMost<number>(100, (value) => sent.push(value));
    for (let i = 0; i < 50; i++) tell(i);
    expect(sent).toEqual([0]);
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([0, 49]);
    vi.advanceTimersByTime(500);
    expect(sent).toEqual([0, 49]);
    tell(60);
    expect(sent).toEqual([0, 49, 60]);
  });
});
