import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { authSecret, derivedSecret } from './secrets.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sqltown-secret-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('[H11] a secret is made once, kept for the owner alone, and yields to a given one', () => {
  const made = authSecret(undefined, folder);
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(authSecret(undefined, folder)).toBe(made);
  expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600);
  expect(authSecret('given', folder)).toBe('given');
});

it('[H11] each purpose has its own secret', () => {
  expect(derivedSecret('a', 'tickets')).toBe(derivedSecret('a', 'tickets'));
  expect(derivedSecret('a', 'tickets')).not.toBe(derivedSecret('a', 'cookies'));
  expect(derivedSecret('a', 'tickets')).not.toBe(derivedSecret('b', 'tickets'));
});
