import { registerHooks } from 'node:module';

/**
 * Colyseus' uWebSockets.js transport imports `uwebsockets-express` when it loads, wanted or not, and leaves
 * the rejection unhandled when it isn't installed, which would end the process. We have our own edge and need
 * no express, so the name resolves to an empty module. Import this before the transport.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'uwebsockets-express'
      ? { url: 'data:text/javascript,export default null', format: 'module', shortCircuit: true }
      : next(specifier, context),
});
