export { type WorldRoom, connectWorld } from './connect-world.ts';
