import type { Feature } from '../dialect.ts';

/** Splits a block of words, so that the lists read like the vendors' tables. */
export const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
export const without = (fewer: string, all: readonly string[]): string[] =>
  all.filter((word) => !words(fewer).includes(word));
export const features = (text: string): ReadonlySet<Feature> => new Set(words(text) as Feature[]);

/** Reserved in all six: the words that hold a statement together. */
export const CORE = `ALL ALTER AND AS BETWEEN BY CASE CHECK CREATE DEFAULT DELETE DISTINCT DROP ELSE EXISTS FROM GROUP
  HAVING IN INSERT INTERSECT INTO IS LIKE NOT NULL ON OR ORDER SELECT SET TABLE THEN UNION UNIQUE UPDATE VALUES WHEN
  WHERE WITH`;
export const JOINS = 'CROSS INNER JOIN LEFT NATURAL RIGHT USING';

export const COMPARISONS = ['=', '<>', '!=', '<', '<=', '>', '>='];
export const setOf = (text: string): ReadonlySet<string> => new Set(words(text));
