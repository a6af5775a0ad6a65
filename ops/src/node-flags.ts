/**
 * Flags of a server's process. Async contexts that follow frames, as they do by themselves from Node 24 on: the way
 * before costs each promise four calls, a tenth of what the API does. A Node that doesn't know a flag goes without.
 */
export const NODE_FLAGS: readonly string[] = ['--experimental-async-context-frame'].filter((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
);
