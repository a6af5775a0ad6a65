import { describe, expect, it } from 'vitest';
import { differenceOf } from './compare.ts';
import { floatDatum, numberDatum } from './peers/datum.ts';
import type { Answer, Datum } from './peers/peer.ts';

const rows = (...values: Datum[]): Answer => ({
  kind: 'rows',
  columns: ['a'],
  rows: values.map((value) => [value]),
});
const text = (value: string): Datum => ({ kind: 'text', text: value });
const named = (name: string): Answer => ({ kind: 'rows', columns: [name], rows: [] });
const error = (code: string): Answer => ({ kind: 'error', code, message: '' });

describe('two answers to one question', () => {
  it.each<[string, Answer, Answer, boolean, string | null]>([
    [
      'the same rows in another order are the same',
      rows(text('a'), null),
      rows(null, text('a')),
      false,
      null,
    ],
    ['unless the order was asked for', rows(text('a'), null), rows(null, text('a')), true, 'order'],
    ['a row that comes twice is not a row that comes once', rows(null, null), rows(null), false, 'rows'],
    ['NULL is not an empty text', rows(null), rows(text('')), false, 'rows'],
    ['a number is not its text', rows(numberDatum('1')), rows(text('1')), false, 'types'],
    ['a decimal keeps its scale', rows(numberDatum('1.50')), rows(numberDatum('1.5')), false, 'types'],
    [
      'sums of floats may differ in their last digits',
      rows(floatDatum(0.1 + 0.2)),
      rows(floatDatum(0.3)),
      false,
      null,
    ],
    ['and in no others', rows(floatDatum(0.3001)), rows(floatDatum(0.3)), false, 'rows'],
    ['two errors with one code are the same', error('42703'), error('42703'), false, null],
    ['two errors with two codes are not', error('42703'), error('42P01'), false, 'error-code'],
    ['an error is not a result without rows', error('42703'), rows(), false, 'error'],
    [
      'counts of rows touched are compared',
      { kind: 'changed', count: 1 },
      { kind: 'changed', count: 2 },
      false,
      'count',
    ],
  ])('%s', (_, real, ours, isOrdered, kind) => {
    expect(differenceOf(real, ours, isOrdered)?.kind ?? null).toBe(kind);
  });

  it('tells columns by their names', () => {
    expect(differenceOf(named('a'), named('A'), false)?.kind).toBe('names');
  });
});
