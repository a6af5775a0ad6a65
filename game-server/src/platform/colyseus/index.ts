export { keepListings } from './listings.ts';
export { TownDriver } from './town-driver.ts';
export { TownPresence } from './town-presence.ts';
