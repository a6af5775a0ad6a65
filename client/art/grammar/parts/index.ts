import type { Rule, Rules } from '../part.ts';
import { column, colonnade, stair, steps } from './columns.ts';
import { chhatri, dome, flag, jharokha, kalash, shikhara } from './crowns.ts';
import { awning, balcony, laundry, sign } from './dressings.ts';
import { diya, lampPost } from './lights.ts';
import { goods, pots, sacks, stall, umbrella } from './market.ts';
import { tree } from './nature.ts';
import { person } from './people.ts';
import { scaffold } from './scaffold.ts';
import { boat, cart } from './vehicles.ts';
import { block, door, opening, wallLamp, window } from './walls.ts';

/** The rule for every composite part. */
export const RULES: { readonly [K in keyof Rules]: Rule<K> } = {
  opening,
  window,
  door,
  wallLamp,
  block,
  column,
  colonnade,
  kalash,
  dome,
  chhatri,
  jharokha,
  shikhara,
  awning,
  balcony,
  flag,
  lampPost,
  diya,
  steps,
  stair,
  laundry,
  sign,
  pots,
  sacks,
  goods,
  stall,
  umbrella,
  tree,
  person,
  boat,
  cart,
  scaffold,
};
