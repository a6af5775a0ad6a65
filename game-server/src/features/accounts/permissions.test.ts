import { expect, it } from 'vitest';
import { may } from './permissions.ts';

it('[A8] the permission table: nobody has more than their roles grant', () => {
  expect(may(['student'], 'users.ban')).toBe(false);
  expect(may(['student', 'teacher'], 'reports.read')).toBe(false);
  expect(may(['admin'], 'users.ban')).toBe(true);
  expect(may(['admin'], 'roles.grant')).toBe(false);
  expect(may(['super_admin'], 'roles.grant')).toBe(true);
  expect(may([], 'users.read')).toBe(false);
});
