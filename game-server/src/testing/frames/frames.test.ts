import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fuzzDecoder, fuzzRoundTrip } from './codec-fuzz.ts';
import { PLANTS } from './plants.ts';
import { fuzzRoom } from './room-fuzz.ts';

/** `npm run drill -- frames` does a million of each. */
const OPTIONS = { seed: 20_261_121, cases: 2_000 };

beforeEach(() => {
  // Colyseus' string decoder complains about each broken name of a message.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

describe(`${OPTIONS.cases} hostile inputs (seed ${OPTIONS.seed})`, () => {
  it('[S5] are each read whole or not at all, and change no world that they don’t belong to', () => {
    const { counts, violations } = fuzzDecoder(OPTIONS);
    expect(violations).toEqual([]);
    expect(Math.min(counts['malformed'] ?? 0, counts['gap'] ?? 0, counts['applied'] ?? 0)).toBeGreaterThan(
      50,
    );
  });

  it('[S5] what may be said is read as it was written', () => {
    expect(fuzzRoundTrip(OPTIONS).violations).toEqual([]);
  });

  it('[R9] reach no handler, no other seat and no prototype of the room', async () => {
    const { counts, violations } = await fuzzRoom(OPTIONS);
    expect(violations).toEqual([]);
    expect(counts['closed']).toBeGreaterThan(50);
  });
});

describe('the fuzz finds', () => {
  it('a decoder that throws', () => {
    expect(fuzzDecoder(OPTIONS, PLANTS['throwing-decoder'].codec).violations).not.toEqual([]);
  });

  it('an encoder that loses a bit', () => {
    expect(fuzzRoundTrip(OPTIONS, PLANTS['narrow-facing'].codec).violations).not.toEqual([]);
  });

  it('a handler that trusts what it is given', async () => {
    const { violations } = await fuzzRoom(OPTIONS, PLANTS['unparsed-payload'].spoil);
    expect(violations).not.toEqual([]);
  });
});
