import { randomBytes } from 'node:crypto';
import { openSocket, reserve } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { type Seat, retakeSeat } from '../seat.ts';
import { codeOf } from '../visitor.ts';

/** Reconnection tokens that were guessed, seen or used before. */
export const tokens: Scenario = {
  id: 'P10',
  fault: 'reconnection token stolen, reused, guessed; old token after rotation',
  criterion: 'refused; other socket unaffected',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const { seat, visitor, cityId } = await town.newMayor();
    const { roomId, sessionId } = seat.room;
    const first = seat.room.reconnectionToken;
    const refused = async (what: string, token: string): Promise<void> => {
      const got = await retakeSeat(town.url, token).catch(() => null);
      expected.that(got === null, `${what} was let in`);
      await got?.leave();
    };

    await refused('a token stolen from somebody who is here', first);
    expected.that(isHere(seat), 'the owner of a stolen token lost their seat');
    const { guesses, letIn } = await guess(town.server.url, roomId, sessionId, stage.count(300, 60));
    expected.that(letIn === 0, `${letIn} guessed tokens were let in`);

    // Their line breaks; the token is good for the seat, once.
    seat.breakLine();
    const back = await retakeSoon(town.url, first);
    expected.that(back.room.sessionId === sessionId, 'the seat is another one');
    await refused('a token that was used', first);
    await refused('a token with its end cut off', back.room.reconnectionToken.slice(0, -1));
    await refused('the token of another room', `nowhere:${back.room.reconnectionToken.split(':')[1] ?? ''}`);
    expected.that(isHere(back), 'the seat was lost to an old token');

    // A ticket is as good as a token, and it too works once.
    const ticket = await visitor.seat(cityId);
    const own = await openSocket(town.server.url, await reserve(town.server.url, ticket));
    const again = await reserve(town.server.url, ticket).then(
      (reservation) =>
        openSocket(town.server.url, reservation).then(
          () => 'let in',
          () => 'refused',
        ),
      () => 'refused',
    );
    expected.that(again === 'refused', 'a ticket was good twice');
    expected.that(own.isOpen(), 'the first holder of a ticket lost their seat');
    own.close();
    return {
      did: 'tried stolen, guessed, used, cut and foreign tokens, and a used ticket',
      counts: { guesses, 'let in': letIn, 'other attempts': 5 },
      violations: expected.violations,
    };
  },
};

const SEEN_MS = 5_000;

/** The server has to see that the line is broken before the seat is free for its token. */
async function retakeSoon(base: string, token: string): Promise<Seat> {
  for (const until = performance.now() + SEEN_MS; ; ) {
    const back = await retakeSeat(base, token).catch((error: unknown) => error);
    if (!(back instanceof Error)) return back as Seat;
    if (performance.now() > until) throw back;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isHere({ room }: Seat): boolean {
  return room.connection.isOpen && room.state.seats.get(room.sessionId)?.connected === true;
}

/** Guesses by HTTP, as the library asks, and straight at the socket. */
async function guess(base: string, roomId: string, sessionId: string, guesses: number) {
  let letIn = 0;
  for (let n = 0; n < guesses; n++) {
    const reconnectionToken = randomBytes(6).toString('base64url');
    const reply = await fetch(`${base}/matchmake/reconnect/${roomId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reconnectionToken }),
    });
    if (reply.ok) letIn += 1;
    if (n % 20 !== 0) continue;
    const at = { roomId, sessionId, processId: codeOf({ body: null, status: 0 }) };
    const got = await openSocket(base, at, `&reconnectionToken=${reconnectionToken}`).catch(() => null);
    if (got !== null) letIn += 1;
    got?.close();
  }
  return { guesses, letIn };
}
