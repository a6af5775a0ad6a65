/** Of the bare query's time, the median over the curriculum. */
export const TIMES_BARE = 5;
/** From 10,000 rows to 100,000: ten times as many, a sort's logarithm, and room for a cache that no longer fits. */
export const TIMES_FOR_TEN_TIMES = 16;
/** What a page fetches for one dialect; each has to fit. */
export const BUNDLE_KB = 150;
export const DIALECTS = ['sqlite', 'postgresql', 'mysql', 'mariadb', 'mssql', 'oracle'] as const;

export const CLASSES = [
  'filter',
  'sort',
  'join',
  'group',
  'subquery',
  'exists',
  'window',
  'recursion',
] as const;
export const GROWING = ['join', 'group', 'window'] as const;
