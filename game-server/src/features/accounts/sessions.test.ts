import { APIError } from 'better-auth/api';
import { expect, it } from 'vitest';
import { DatabaseFault } from '#platform/postgres/index.ts';
import { asked } from './sessions.ts';

it('[D8] takes what better-auth can’t do for the database’s fault, and leaves a player’s own alone', async () => {
  const hidden = new APIError('INTERNAL_SERVER_ERROR', { message: 'Failed to get session' });
  await expect(asked(Promise.reject(hidden))).rejects.toThrow(DatabaseFault);
  const wrong = new APIError('UNAUTHORIZED');
  await expect(asked(Promise.reject(wrong))).rejects.toBe(wrong);
  expect(await asked(Promise.resolve('Asha'))).toBe('Asha');
});
