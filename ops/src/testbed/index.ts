export { findBinary, packageOf, type BinaryName } from './binaries.ts';
export { startBrowser } from './chromium.ts';
export { startPostgres } from './postgres.ts';
export { type ServerInstance, startServer } from './server.ts';
