import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { type BinaryName, findBinary } from '../testbed/index.ts';

const SERVERS: readonly BinaryName[] = ['postgres', 'redis-server', 'mariadbd'];

/** What a figure means nothing without: cores, memory, how busy the machine is already, and versions. */
export function machineFacts(): string[] {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(1);
  return [
    `machine: ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GiB, ${platform()} ${release()} ${arch()}`,
    `load average at the start: ${loadAverage()}`,
    `versions: ${[`node ${process.versions.node}`, ...SERVERS.flatMap(versionOf)].join(' · ')}`,
  ];
}

/** Over 1, 5 and 15 minutes. Above the count of cores, absolute figures say little; ratios still hold. */
export function loadAverage(): string {
  return loadavg()
    .map((load) => load.toFixed(2))
    .join(' ');
}

function versionOf(name: BinaryName): string[] {
  const binary = findBinary(name);
  if (binary === null) return [];
  const printed = execFileSync(binary, ['--version'], { encoding: 'utf8' });
  const version = /\d+\.\d+(\.\d+)?/.exec(printed)?.[0];
  return [`${name} ${version ?? printed.trim()}`];
}
