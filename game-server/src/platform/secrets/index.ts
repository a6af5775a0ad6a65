export { authSecret, derivedSecret } from './secrets.ts';
