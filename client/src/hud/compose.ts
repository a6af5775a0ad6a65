import { createBridge } from '#bridge/index.ts';
import { api } from '#net/api.ts';
import { passOnDeeds } from '#net/deeds.ts';
import { type ConnectWorld, RoomLink } from '#net/room.ts';
import { Census } from './city/census.ts';
import { createOrders } from './city/orders.ts';
import { plopWhenBuilt } from './city/plop.ts';
import { Drafts } from './editor/drafts.ts';
import { Announcer } from './services/announcer.ts';
import { createPreferences } from './services/preferences.ts';
import type { Services, StartCity } from './services/services.ts';
import { createShelf } from './services/storage.ts';
import { Toasts } from './services/toasts.ts';
import { createSoundBox } from './sound/sound-box.ts';

/** What arrives beside the page: the picture of the city and the decoder of its world. */
export type Later = {
  readonly loadCity: () => Promise<StartCity>;
  readonly loadWorld: () => Promise<ConnectWorld>;
};

/** The whole page but React, wired once. */
export function compose({ loadCity, loadWorld }: Later): Services {
  const bridge = createBridge();
  const shelf = createShelf();
  const preferences = createPreferences(shelf);
  const toasts = new Toasts();
  const announcer = new Announcer();
  const sound = createSoundBox(preferences);
  const link = new RoomLink({
    bridge,
    seat: api.seat,
    loadWorld,
    onNotice: (words) => toasts.show({ tone: 'bad', words }),
  });
  const census = new Census(bridge);
  const command = link.command.bind(link);
  const orders = createOrders({ bridge, command, toasts, announcer });
  passOnDeeds(bridge, link);
  plopWhenBuilt({ bridge, sound, announcer });
  return {
    api,
    bridge,
    link,
    loadCity,
    census,
    orders,
    preferences,
    drafts: new Drafts(shelf),
    toasts,
    announcer,
    sound,
  };
}
