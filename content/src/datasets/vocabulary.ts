import type { DatasetValue } from '../grading/types.ts';

/** What a column of generated rows may hold. Keys and references draw from neither list. */
export type ColumnWords = {
  /** Ordinary values. */
  readonly usual: readonly DatasetValue[];
  /** What the exercises compare with, and values just beside it: they tell `<` from `<=`. */
  readonly edges: readonly DatasetValue[];
};

/** By table, then column. Every column that is neither key nor reference is listed. */
export type Vocabulary = {
  readonly words: Readonly<Record<string, Readonly<Record<string, ColumnWords>>>>;
  /** Cells that stand together in some row of every planted dataset, by table: what chance alone may miss. */
  readonly plants?: Readonly<Record<string, readonly Readonly<Record<string, DatasetValue>>[]>>;
  /** Mends a drawn row that could not be true, such as more beds taken than there are. */
  readonly mend?: Readonly<Record<string, (row: Record<string, DatasetValue>) => void>>;
};
