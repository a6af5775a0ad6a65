import { expect, it } from 'vitest';
import { createAddresses } from './addresses.ts';

it('[H6] believes nobody about the address unless told to', () => {
  const addressOf = createAddresses([]);
  expect(addressOf('203.0.113.9', '10.0.0.1')).toBe('203.0.113.9');
  expect(addressOf('::ffff:203.0.113.9', null)).toBe('203.0.113.9');
});

it('[H6] reads X-Forwarded-For from its end, past trusted hops only', () => {
  const addressOf = createAddresses(['10.0.0.0/8', '::1']);
  expect(addressOf('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.1.1.1')).toBe('203.0.113.9');
  expect(addressOf('::1', '203.0.113.9')).toBe('203.0.113.9');
  expect(addressOf('198.51.100.1', '203.0.113.9')).toBe('198.51.100.1');
  expect(addressOf('10.0.0.2', 'rubbish')).toBe('10.0.0.2');
  expect(addressOf('10.0.0.2', null)).toBe('10.0.0.2');
});
