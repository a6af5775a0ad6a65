import { expect, it } from 'vitest';
import { digestRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';

it('[A6] makes ten different codes of 80 bits', () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
});

it('[A6] a code may be typed in capitals, without dashes, with O for 0 and l for 1', () => {
  const kept = digestRecoveryCode('a01b-c0de-1111-zzzz');
  expect(digestRecoveryCode(' AOLB C0DEiI11zzzz')).toBe(kept);
  expect(digestRecoveryCode('a01b-c0de-1111-zzzy')).not.toBe(kept);
});
