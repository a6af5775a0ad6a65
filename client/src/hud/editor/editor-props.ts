import type { DatasetReply, Dialect } from '@sqltown/shared/api';
import type { SqlMark } from './diagnostic.ts';
import type { EditorHandle } from './handle.ts';

export type EditorProps = {
  readonly initial: string;
  readonly dialect: Dialect;
  readonly dataset: DatasetReply | undefined;
  readonly mark: SqlMark | null;
  readonly onHandle: (handle: EditorHandle | null) => void;
  readonly onChange: (sql: string) => void;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
};
