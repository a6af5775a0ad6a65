import type { PlayerId } from '@sqltown/shared/ids';
import type { CityHost } from './city-host.ts';

export type Seated = {
  /** Who is in a city of this process. */
  playerIds(): readonly PlayerId[];
  /** Ends their connections to the rooms of this process; their seats are not kept. */
  eject(playerIds: readonly PlayerId[]): void;
};

export function seatedAt(host: Pick<CityHost, 'rooms'>): Seated {
  return {
    playerIds: () => [...new Set(host.rooms.flatMap((room) => room.playerIds()))],
    eject: (playerIds) => {
      const them: ReadonlySet<string> = new Set(playerIds);
      for (const room of host.rooms) room.eject(them);
    },
  };
}
