// uWebSockets.js is published by git address only, which a plain `npm ci` may not reach.
// This shim gives Colyseus' transport the same module from a package on the registry.
import * as uws from 'uws-pack';

export * from 'uws-pack';
export default uws;
