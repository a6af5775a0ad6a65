import { Channel } from './channel.ts';
import type { GameEvents, HudEvents } from './types.ts';
import { WorldChannel } from './world-channel.ts';

/** The only place where the game, the HUD and the network meet. */
export type Bridge = {
  readonly world: WorldChannel;
  readonly hud: Channel<HudEvents>;
  readonly game: Channel<GameEvents>;
};

export function createBridge(): Bridge {
  return {
    world: new WorldChannel(),
    hud: new Channel<HudEvents>(['tool', 'theme', 'reducedMotion', 'online']),
    game: new Channel<GameEvents>(['ready', 'view', 'offscreen', 'ghost', 'select']),
  };
}
