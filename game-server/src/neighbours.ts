import { matchMaker } from '@colyseus/core';
import { type HostedCities, type LiveCities, createPlacement } from '#features/seats/index.ts';
import { TownDriver, keepListings } from '#platform/colyseus/index.ts';
import type { EventLoop } from '#platform/health/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import { type Condition, createPeers } from '#platform/peers/index.ts';
import type { Links } from './links.ts';

export type NeighbourParts = {
  readonly links: Links;
  readonly hosted: HostedCities;
  readonly counts: () => { readonly rooms: number; readonly players: number };
  readonly eventLoop: Pick<EventLoop, 'busy'>;
  readonly address: string | null;
  readonly takesRooms: () => boolean;
  readonly log: Logger;
};

export type Neighbours = {
  /** The cities of the whole town. */
  readonly live: LiveCities;
  /** How many other processes live. */
  count(): number;
  /** Tells them now how this process is. */
  tell(): void;
  close(): void;
};

/** This process among the others: who lives, who has the least to do, whose listings are left over. */
export function meetNeighbours(parts: NeighbourParts): Neighbours {
  const { links, hosted, counts, eventLoop, address, takesRooms, log } = parts;
  const { bus, driver } = links;
  const self = (): Condition => ({
    processId: matchMaker.processId,
    address,
    ...counts(),
    busy: eventLoop.busy(),
    takesRooms: takesRooms(),
  });
  const peers = createPeers({ bus, self, nowMs: steadyMs });
  const placement = createPlacement({ here: hosted, peers, bus, self, nowMs: steadyMs });
  const living = (): ReadonlySet<string> =>
    new Set([matchMaker.processId, ...peers.others().map(({ processId }) => processId)]);
  const stopSweeping = driver instanceof TownDriver ? keepListings({ driver, living, log }) : () => undefined;
  return {
    live: placement,
    count: () => peers.others().length,
    tell: () => peers.tell(),
    close: () => {
      stopSweeping();
      placement.close();
      peers.close();
    },
  };
}

/** Milliseconds that only go forward. */
function steadyMs(): number {
  return performance.now();
}
