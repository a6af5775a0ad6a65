import { createContext, useContext } from 'react';
import type { Bridge } from '#bridge/index.ts';
import type { Api } from '#net/api.ts';
import type { Observable } from '#net/observable.ts';
import type { RoomLink } from '#net/room.ts';
import type { Census } from '../city/census.ts';
import type { CityOrders } from '../city/orders.ts';
import type { Drafts } from '../editor/drafts.ts';
import type { SoundBox } from '../sound/sound-box.ts';
import type { Announcer } from './announcer.ts';
import type { Preferences } from './preferences.ts';
import type { Toasts } from './toasts.ts';

/** Draws the city into an element. The HUD knows no more of the game than this. */
export type StartCity = (options: {
  readonly parent: HTMLElement;
  readonly bridge: Bridge;
  readonly theme: 'day' | 'dusk';
  readonly reducedMotion: boolean;
}) => { readonly destroy: () => void };

/** Everything that lives as long as the page and isn't React's. */
export type Services = {
  readonly api: Api;
  readonly bridge: Bridge;
  readonly link: RoomLink;
  readonly loadCity: () => Promise<StartCity>;
  readonly census: Census;
  readonly orders: CityOrders;
  readonly preferences: Observable<Preferences>;
  readonly drafts: Drafts;
  readonly toasts: Toasts;
  readonly announcer: Announcer;
  readonly sound: SoundBox;
};

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices outside of ServicesContext');
  return services;
}
