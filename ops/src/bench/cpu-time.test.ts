import { describe, expect, it } from 'vitest';
import { cpuSeconds, residentBytes, sampleCpu, secondsOf } from './cpu-time.ts';

const onLinux = process.platform === 'linux';

describe('CPU time of a process', () => {
  it('counts user and kernel ticks, whatever the program is called', () => {
    const stat = '42 (node (worker) 7) S 1 42 42 0 -1 4194304 900 0 3 0 250 50 0 0 20 0 11 0 1000 0 0';
    expect(secondsOf(stat, 100)).toBe(3);
  });

  it.runIf(onLinux)('agrees with what this process says of itself', () => {
    const { user, system } = process.cpuUsage();
    expect(cpuSeconds(process.pid)).toBeGreaterThan((user + system) / 1e6 - 0.5);
  });

  it.runIf(onLinux)('sees work that is done between two samples', () => {
    const sample = sampleCpu(process.pid);
    const until = process.cpuUsage().user + 60_000;
    let turns = 0;
    while (process.cpuUsage().user < until) turns += 1;
    expect(sample().cpuSeconds).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(0);
  });

  it.runIf(onLinux)('refuses a process that is not there', () => {
    expect(() => cpuSeconds(2 ** 30)).toThrow(/ENOENT/);
    expect(() => residentBytes(2 ** 30)).toThrow(/ENOENT/);
  });
});
