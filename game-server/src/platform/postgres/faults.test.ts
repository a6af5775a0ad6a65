import { expect, it } from 'vitest';
import { DatabaseFault, isDatabaseAway } from './index.ts';

const failed = (code: string): Error => Object.assign(new Error('as the driver says it'), { code });

it.each([
  ['a full disk', failed('53100')],
  ['no connection left', failed('53300')],
  ['a statement that took too long', failed('57014')],
  ['a disk that fails', failed('58030')],
  ['a server that shuts down', failed('57P01')],
  ['a broken connection', failed('ECONNRESET')],
  ['no primary', new DatabaseFault('unavailable', 'away')],
])('[D8] knows %s for a database that can’t be had now', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

it.each([
  ['a key that is taken', failed('23505')],
  ['wrong SQL', failed('42601')],
  ['a lost race', failed('40001')],
  ['a newer schema', new DatabaseFault('schema-newer', 'newer')],
  ['a bug', new TypeError('undefined')],
])('[D8] takes %s for something else', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
