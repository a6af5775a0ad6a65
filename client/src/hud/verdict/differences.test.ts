import type { Cell, ResultSet } from '@sqltown/shared/api';
import { describe, expect, it } from 'vitest';
import { sideBySide } from './differences.ts';

const set = (...rows: Cell[][]): ResultSet => ({
  columns: [{ name: 'name', type: 'text' }],
  rows,
  rowCount: rows.length,
  truncated: false,
  command: 'SELECT',
});

const signs = (rows: readonly { sign: string }[]): string => rows.map((row) => row.sign[0]).join('');

describe('yours against expected', () => {
  it('signs what is only on one side', () => {
    const { yours, expected } = sideBySide(set(['Raj'], ['Ila']), set(['Kuti'], ['Raj']));
    expect(signs(yours)).toBe('se');
    expect(signs(expected)).toBe('ms');
  });

  it('counts duplicates', () => {
    const { yours, expected } = sideBySide(set(['Raj'], ['Raj'], ['Raj']), set(['Raj'], ['Raj']));
    expect(signs(yours)).toBe('sse');
    expect(signs(expected)).toBe('ss');
  });

  it('never takes NULL for a word or for nothing', () => {
    const { yours } = sideBySide(set([null], [''], ['NULL']), set(['x']));
    expect(signs(yours)).toBe('eee');
    expect(signs(sideBySide(set([null]), set([''])).expected)).toBe('m');
  });
});
