import { MAX_SQL_CHARS as inTheApi } from '@sqltown/shared/api';
import { expect, it } from 'vitest';
import { MAX_SQL_CHARS } from './limits.ts';

it('the page and the API agree on how long a query may be', () => {
  expect(MAX_SQL_CHARS).toBe(inTheApi);
});
