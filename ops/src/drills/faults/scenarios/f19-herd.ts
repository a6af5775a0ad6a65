import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs } from '../../../bots/backoff.ts';
import { pooled } from '../../../bots/index.ts';
import { type RawSeat, takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Player, Town } from '../town.ts';
import { codeOf } from '../visitor.ts';
import { MIB, RSS, watchFigures } from '../watch.ts';

const TABS = 20;
const AT_ONCE = 40;
const ACCEPT_MS = 5_000;

type Client = { readonly player: Player; seat: RawSeat | null };

/** Everybody's line breaks at the same moment, and everybody comes back. */
export const herd: Scenario = {
  id: 'F19',
  fault: 'thundering herd: 2,000 clients return at once',
  criterion: 'jittered backoff; accept p99 < 5 s; no crash',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const clients = await gather(town, stage.count(2_000, 300));
    const watch = await watchFigures(town, [RSS]);
    for (const client of clients) client.seat?.close();
    const startedMs = performance.now();
    const accepts = (await Promise.all(clients.map((client) => comeBack(town, client, stage.random)))).flat();
    const recoverMs = performance.now() - startedMs;
    const accepted = accepts.filter(({ isIn }) => isIn).map(({ tookMs }) => tookMs);
    accepted.sort((a, b) => a - b);
    const p99 = accepted[Math.floor(accepted.length * 0.99)] ?? Number.NaN;
    expected.that(p99 < ACCEPT_MS, `accepts took ${Math.round(p99)} ms at p99`);
    expected.that(
      accepted.length === clients.length,
      `${clients.length - accepted.length} did not come back`,
    );
    expected.that(town.isAlive(), 'the server died');
    const { first, most } = await watch.stop();
    for (const client of clients) client.seat?.close();
    return {
      did: `broke ${clients.length} lines at once; each client came back with the page’s own backoff`,
      counts: {
        clients: clients.length,
        tries: accepts.length,
        'accept p50 ms': Math.round(accepted[Math.floor(accepted.length / 2)] ?? Number.NaN),
        'accept p99 ms': Math.round(p99),
        'grown MiB': Math.round(((most[RSS] ?? 0) - (first[RSS] ?? 0)) / MIB),
      },
      recoverMs,
      violations: expected.violations,
    };
  },
};

async function gather(town: Town, count: number): Promise<Client[]> {
  const players: Player[] = [];
  await pooled(Array.from({ length: Math.ceil(count / TABS) }), 8, async () => {
    players.push(await town.newPlayer());
  });
  const clients = Array.from(
    { length: count },
    (_, n): Client => ({ player: players[Math.floor(n / TABS)]!, seat: null }),
  );
  await pooled(clients, AT_ONCE, async (client) => {
    client.seat = await enter(town, client);
  });
  return clients;
}

async function enter(town: Town, { player }: Client): Promise<RawSeat> {
  const answer = await player.visitor.post(`/api/v1/cities/${player.cityId}/seat`);
  if (answer.status !== 200) throw new Error(codeOf(answer));
  return takeRawSeat(town.server.url, answer.body as { roomId: string; ticket: string });
}

const TRIES = 30;

/** Every try with the time that it took. The first is made as soon as a page notices: within a moment of the others. */
async function comeBack(
  town: Town,
  client: Client,
  random: () => number,
): Promise<{ isIn: boolean; tookMs: number }[]> {
  const tries: { isIn: boolean; tookMs: number }[] = [];
  for (let failures = 1; failures <= TRIES; failures++) {
    await wait(backoffMs(failures, random));
    const startedMs = performance.now();
    client.seat = await enter(town, client).catch(() => null);
    const isIn = client.seat !== null;
    tries.push({ isIn, tookMs: performance.now() - startedMs });
    if (isIn) break;
  }
  return tries;
}
