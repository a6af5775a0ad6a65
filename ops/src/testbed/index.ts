export { findBinary, packageOf, type BinaryName } from './binaries.ts';
export { startBrowser } from './chromium.ts';
export type { Fault } from './fault.ts';
export { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
export { startMariadb } from './mariadb.ts';
export { type Cluster, type ClusterOptions, startCluster, startPostgres } from './postgres.ts';
export type { PostgresNode } from './postgres-node.ts';
export { type RedisInstance, startRedis } from './redis.ts';
export { type ServerInstance, startServer } from './server.ts';
