import { expect, it } from 'vitest';
import { setsPerSecond } from './redis-benchmark.ts';

const CSV = [
  '"test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"',
  '"SET","25445.29","0.370","0.080","0.351","0.471","0.839","9.415"',
].join('\n');

it('reads the rate that redis-benchmark printed', () => {
  expect(setsPerSecond(CSV)).toBe(25_445.29);
});

it('refuses an output without one', () => {
  expect(() => setsPerSecond('Could not connect to Redis')).toThrow(/measured no SET/);
});
