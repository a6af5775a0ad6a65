import { DisplayName } from '@sqltown/shared/api';
import { expect, it } from 'vitest';
import { makeUpName } from './made-up-names.ts';

it('[A1] every made-up name is one that a player might have chosen', () => {
  for (let i = 0; i < 36; i += 1) {
    const name = makeUpName(() => i);
    expect(DisplayName.safeParse(name).data).toBe(name);
  }
  expect(makeUpName((n) => n - 1)).toBe('Wise Weaver');
});
