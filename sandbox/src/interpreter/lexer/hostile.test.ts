import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES } from '../dialects/dialect.ts';
import { lex } from './lex.ts';

/** Each would take minutes at a quadratic pace: a test that hangs is a test that fails. */
const HOSTILE = ["'", '"', '$a$', '/*', '#\n', "E'\\", "q'", '\0', '1.', 'GO\n'];

describe('hostile text', () => {
  test.each(DIALECT_NAMES)('[FE3] %s reads a megabyte of anything', (dialect) => {
    for (const piece of HOSTILE) {
      const sql = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(lex(sql, dialect).tokens.at(-1)).toMatchObject({ kind: 'end', offset: sql.length });
    }
  });
});
