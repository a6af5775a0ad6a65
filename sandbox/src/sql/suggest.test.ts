import { describe, expect, test } from 'vitest';
import { nearest } from './suggest.ts';

describe('[RU6] a suggestion', () => {
  test.each([
    ['citizen', ['citizens', 'houses'], 'citizens'],
    ['hosues', ['citizens', 'houses'], 'houses'],
    ['NAEM', ['id', 'name'], 'name'],
    ['build', ['buildings', 'boats'], 'buildings'],
    ['buildings_all', ['buildings', 'boats'], 'buildings'],
    ['idd', ['id', 'name'], 'id'],
    ['xy', ['id', 'name'], null],
    ['spaceships', ['citizens', 'houses'], null],
    ['name', ['name', 'names'], null],
    ['', ['id'], null],
  ])('for %s among %j is %s', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});
