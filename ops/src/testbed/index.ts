export { findBinary, packageOf, type BinaryName } from './binaries.ts';
export { startBrowser } from './chromium.ts';
export { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
export { type Cluster, type ClusterOptions, startCluster, startPostgres } from './postgres.ts';
export type { PostgresNode } from './postgres-node.ts';
export { type RedisInstance, startRedis } from './redis.ts';
export { type ServerInstance, startServer } from './server.ts';
export { type SandboxHostInstance, startSandboxHost } from './sandbox-host.ts';
