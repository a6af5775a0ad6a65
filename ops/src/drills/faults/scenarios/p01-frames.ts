import { type Scenario, expectations } from '../scenario.ts';
import { type RawSeat, takeRawSeat } from '../raw-seat.ts';
import type { Town } from '../town.ts';
import { postWitness } from '../witness.ts';
import { PLAIN, REQUEST, pack } from '../wire.ts';

const KIB = 1024;
const FRAGMENTS = 100_000;
const TOO_BIG = 1009;
/** The native transport drops the connection without saying why; ws calls too many fragments a breach of policy. */
const OTHER_CODES = { uws: 1006, ws: 1008 } as const;

/** Frames over the limit, in one piece or in many. */
export const tooLargeFrames: Scenario = {
  id: 'P1',
  fault: '1 MB frame; 64 KiB + 1; 100k tiny fragments',
  criterion: 'close 1009 (uws: 1006; fragments on ws: 1008), no parse, I3',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const codes: string[] = [];
    for (const transport of ['uws', 'ws'] as const) {
      const town = transport === 'uws' ? await stage.town() : await stage.ownTown({ TRANSPORT: transport });
      const witness = await postWitness(town);
      const calm = await witness.calm();
      for (const [name, attack] of Object.entries(ATTACKS)) {
        const code = await attacked(town, attack);
        codes.push(`${transport} ${name}: ${code}`);
        const isRight = code === TOO_BIG || code === OTHER_CODES[transport];
        expected.that(isRight, `${transport}: ${name} was closed with ${code}`);
      }
      expected.violations.push(...witness.compare(calm, await witness.ticks()));
      await witness.stop();
    }
    const did = 'sent each to a city, on both transports, while others walked in another one';
    return { did, counts: { codes: codes.join('; ') }, violations: expected.violations };
  },
};

const ATTACKS: Readonly<Record<string, (seat: RawSeat) => Promise<void> | void>> = {
  '1 MB': (seat) => seat.send(padded(KIB * KIB)),
  '64 KiB + 1': (seat) => seat.send(padded(64 * KIB + 1)),
  '100k fragments': async ({ socket }) => {
    for (let sent = 0; sent < FRAGMENTS && socket.readyState === socket.OPEN; sent++) {
      socket.send(Uint8Array.of(PLAIN), { fin: sent === FRAGMENTS - 1, binary: true }, () => undefined);
      if (sent % 1_000 === 0) await new Promise(setImmediate);
    }
  },
};

const CLOSE_MS = 10_000;

/** The close code, or what became of it. */
async function attacked(town: Town, attack: (typeof ATTACKS)[string]): Promise<number | 'still open'> {
  const { visitor, cityId } = await town.newPlayer();
  const seat = await takeRawSeat(town.server.url, await visitor.seat(cityId));
  await attack(seat);
  const late = new Promise<'still open'>((resolve) => setTimeout(() => resolve('still open'), CLOSE_MS));
  const code = await Promise.race([seat.closed, late]);
  seat.close();
  return code;
}

/** A place command that would be a right one, were it not so long. */
function padded(bytes: number): Uint8Array {
  const command = { commandId: crypto.randomUUID(), kind: 'house', x: 40, y: 40, padding: 'x'.repeat(bytes) };
  return pack(REQUEST, 'place', command).subarray(0, bytes);
}
