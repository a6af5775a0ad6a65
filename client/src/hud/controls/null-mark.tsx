import type { ReactNode } from 'react';

/** SQL's NULL: a dashed mark, so that nobody takes it for the word. */
export function NullMark(): ReactNode {
  return <span className="null">NULL</span>;
}
