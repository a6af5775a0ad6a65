import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { placeScript } from './build.ts';
import { payScript } from './reward.ts';
import { firstStatementOf } from './statement.ts';

describe('the statement that a peer runs', () => {
  it('is the first one that the code sends', async () => {
    const { sql: text, parameters } = await firstStatementOf(async (db) => {
      await sql`select ${1}::integer`.execute(db);
      await sql`select 2`.execute(db);
    });
    expect(text).toBe('select $1::integer');
    expect(parameters).toEqual([1]);
  });

  it('must be sent', async () => {
    await expect(firstStatementOf(() => Promise.resolve())).rejects.toThrow('no statement was sent');
    await expect(firstStatementOf(() => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
  });

  it.each([
    ['a house that is built', placeScript, [':city', ':bucket', ':x', ':y', ':command']],
    ['a lesson that is paid', payScript, [':city', ':bucket']],
  ])('changes with its plot: %s', async (_, script, variables) => {
    const { text } = await script();
    const statement = text.split('\n').at(-2) ?? '';
    expect(statement).toMatch(/^with .*update cities\.cities/);
    for (const variable of variables) expect(statement).toContain(variable);
    expect(statement).not.toMatch(/\$\d/);
  });
});
