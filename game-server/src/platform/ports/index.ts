export { lanAddresses, whyNotListen } from './ports.ts';
