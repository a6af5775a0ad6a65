export { type Fleet, startFleet } from './fleet.ts';
