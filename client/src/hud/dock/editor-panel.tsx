import { RotateCcw, WandSparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DatasetReply } from '@sqltown/shared/api';
import { SqlEditor } from '../editor/sql-editor.tsx';
import { useWorkbench } from '../learning/workbench.ts';
import { useServices } from '../services/services.ts';
import { EngineMenu } from './engine-menu.tsx';
import { RunBar } from './run-bar.tsx';

type Props = { readonly dataset: DatasetReply | undefined };

/** The editor with its engine and its buttons. */
export function EditorPanel({ dataset }: Props): ReactNode {
  const { exercise } = useWorkbench();
  return (
    <section className="editor" aria-label="Editor">
      <div className="row editor-head label">
        <span className="chip file clip">{exercise === undefined ? '…' : `${exercise.id}.sql`}</span>
        <span className="push" />
        <EngineMenu />
        <EditorTools />
      </div>
      <SqlEditor dataset={dataset} />
      <RunBar />
    </section>
  );
}

export function EditorTools(): ReactNode {
  const { toasts } = useServices();
  const { editor, exercise, dialect } = useWorkbench();
  const format = async (): Promise<void> => {
    try {
      await editor.current?.format(dialect);
    } catch {
      toasts.show({ tone: 'plain', words: 'This can’t be formatted yet: it doesn’t read as SQL.' });
    }
  };
  const startOver = (): void => {
    const before = editor.current?.text();
    if (exercise === undefined || before === undefined || before === exercise.starter) return;
    editor.current?.setText(exercise.starter);
    const dismiss = toasts.show({
      tone: 'plain',
      words: 'Back to the beginning.',
      forMs: 10_000,
      action: {
        label: 'Undo',
        act: () => {
          dismiss();
          editor.current?.setText(before);
        },
      },
    });
  };
  return (
    <span className="row editor-tools">
      <button
        type="button"
        className="button button-plain button-small button-icon"
        aria-label="Format"
        title="Format"
        onClick={() => void format()}
      >
        <WandSparkles size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-plain button-small button-icon"
        aria-label="Start this task over"
        title="Start over"
        onClick={startOver}
      >
        <RotateCcw size={15} aria-hidden />
      </button>
    </span>
  );
}
