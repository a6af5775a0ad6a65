import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { Row } from '../values/value.ts';

/** Whether a change left a row as it was, to the last letter. */
export function sameRow(before: Row, after: Row, { columns }: Table, { context }: Work): boolean {
  return columns.every(({ type }, i) => {
    const [old, now] = [before[i] ?? null, after[i] ?? null];
    if (old === null || now === null) return old === now;
    return context.semantics.text(old, type) === context.semantics.text(now, type);
  });
}
