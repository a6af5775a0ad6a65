import type { PlayerId } from '@sqltown/shared/ids';
import { seeded } from '@sqltown/shared/noise';
import { OWNER } from '#rooms/cities.fake.ts';
import { type FuzzOptions, type FuzzReport, hex, isSlow } from './fuzz.ts';
import { hostileMessage } from './hostile-message.ts';
import { type OpenRoom, openRoom } from './open-room.ts';

const STRANGER = '2999' as PlayerId;
/** A message is allowed each 50 ms; the limit is another test's. */
const PACE_MS = 50;
const CASES_A_STEP = 500;

/** What is done to the room beforehand, so that the fuzz can be seen to fail. */
export type Spoil = (open: OpenRoom) => void;

/**
 * Hostile messages into the city's own room, as if its transport had received them: none is a fault, none takes
 * long, none reaches another's seat or any prototype, and the room goes on.
 */
export async function fuzzRoom({ seed, cases }: FuzzOptions, spoil?: Spoil): Promise<FuzzReport> {
  const open = await openRoom();
  spoil?.(open);
  const violations: string[] = [];
  const rejected = (reason: unknown): void => void violations.push(`a promise was left: ${String(reason)}`);
  process.on('unhandledRejection', rejected);
  const prototype = Reflect.ownKeys(Object.prototype).length;
  const random = seeded(seed);
  const owner = open.seat(OWNER);
  let stranger = open.seat(STRANGER);
  let closed = 0;
  try {
    for (let nth = 0; nth < cases; nth++) {
      const bytes = Buffer.from(hostileMessage(random));
      const faultsBefore = open.faults.length;
      open.wait(PACE_MS);
      try {
        if (isSlow(() => open.receive(stranger.client, bytes)))
          violations.push(`case ${nth}: slow: ${hex(bytes)}`);
      } catch (error) {
        violations.push(`case ${nth}: ${String(error)}: ${hex(bytes)}`);
      }
      if (open.faults.length > faultsBefore)
        violations.push(`case ${nth}: ${open.faults.at(-1)}: ${hex(bytes)}`);
      if (stranger.isGone()) {
        closed += 1;
        open.leave(stranger.client);
        stranger = open.seat(STRANGER);
      }
      if (nth % CASES_A_STEP === 0) await open.step();
    }
    await open.step();
    const { state } = open.room;
    if (owner.isGone() || state.seats.get(owner.client.sessionId) === undefined)
      violations.push('somebody else lost their seat');
    if (state.seats.size !== 2) violations.push(`${state.seats.size} seats instead of 2`);
    if (Reflect.ownKeys(Object.prototype).length !== prototype)
      violations.push('a message reached Object.prototype');
  } finally {
    process.off('unhandledRejection', rejected);
    await open.stop();
  }
  return { cases, counts: { closed }, violations };
}
