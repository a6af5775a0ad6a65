import { parseArgs } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError, knownNames, runCommand, wholeNumber } from './command-line.ts';

const said: unknown[] = [];
const exitCode = process.exitCode;
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((text) => void said.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
});

describe('a command line', () => {
  it('tells an option that nobody knows in one line', async () => {
    await runCommand(async () => {
      parseArgs({ args: ['--sede', '1'], options: { seed: { type: 'string' } } });
      return 0;
    });
    expect([process.exitCode, said.length]).toEqual([2, 1]);
    expect(said[0]).toContain("Unknown option '--sede'");
  });

  it('gives the exit code of what it ran, and leaves its faults alone', async () => {
    await runCommand(async () => 1);
    expect(process.exitCode).toBe(1);
    await expect(runCommand(async () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
  });

  it('takes whole numbers and known names only', () => {
    expect([wholeNumber('seed', '0', 0), wholeNumber('seed', undefined, 1)]).toEqual([0, undefined]);
    expect(() => wholeNumber('rounds', '0', 1)).toThrow(UsageError);
    expect(() => wholeNumber('seed', '1e3', 0)).toThrow('--seed takes a whole number from 0, not 1e3');
    expect(knownNames('only', 'b,a', ['a', 'b'])).toEqual(['b', 'a']);
    expect(() => knownNames('only', 'sqllite', ['sqlite'])).toThrow('--only takes sqlite, not sqllite');
  });
});
