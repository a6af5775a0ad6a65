import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * CPU seconds that a process has used so far, user and kernel, all its threads; ended children are not counted.
 * Linux's clock ticks make it exact to about 10 ms, so sample over a second or more.
 * @throws when there is no such process, or no /proc.
 */
export function cpuSeconds(pid: number): number {
  return secondsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'), ticksPerSecond());
}

/** Resident memory of a process in bytes. @throws when there is no such process, or no /proc. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`process ${pid} has no memory of its own`);
  return Number(kilobytes) * 1024;
}

/** Starts a sample; the returned function gives the CPU seconds, wall seconds and share of one core since. */
export function sampleCpu(pid: number): () => { cpuSeconds: number; wallSeconds: number; share: number } {
  const cpuAtStart = cpuSeconds(pid);
  const startedAt = performance.now();
  return () => {
    const used = cpuSeconds(pid) - cpuAtStart;
    const wallSeconds = (performance.now() - startedAt) / 1000;
    return { cpuSeconds: used, wallSeconds, share: used / wallSeconds };
  };
}

/** Fields 14 and 15 of proc(5) stat. The program's name may hold spaces and brackets: count from the last one. */
export function secondsOf(stat: string, ticks: number): number {
  const [, ...fields] = stat.slice(stat.lastIndexOf(')')).split(' ');
  const [user, kernel] = fields.slice(11, 13).map(Number);
  return ((user ?? Number.NaN) + (kernel ?? Number.NaN)) / ticks;
}

let ticks: number | undefined;
function ticksPerSecond(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return ticks;
}
