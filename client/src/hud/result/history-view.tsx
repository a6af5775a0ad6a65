import { Check, CircleX, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWorkbench } from '../learning/workbench.ts';
import { useServices } from '../services/services.ts';

/** What was run for this task on this device; any of it can be put back. */
export function HistoryView(): ReactNode {
  const { drafts, toasts } = useServices();
  const { exercise, editor, showPhoneTab } = useWorkbench();
  const past = exercise === undefined ? [] : drafts.past(exercise.id);
  if (past.length === 0)
    return <p className="result-note quiet">What you run for this task is listed here.</p>;

  const putBack = (sql: string): void => {
    const before = editor.current?.text() ?? '';
    editor.current?.setText(sql);
    showPhoneTab('editor');
    const dismiss = toasts.show({
      tone: 'plain',
      words: 'Put back into the editor.',
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
    <ol className="past">
      {past.map((run) => (
        <li key={`${run.kind}${run.at}`}>
          <button type="button" className="past-run" onClick={() => putBack(run.sql)}>
            <span className="row label faint">
              {run.kind === 'run' ? <Play size={13} aria-hidden /> : <Check size={13} aria-hidden />}
              {run.kind === 'run' ? 'Run' : 'Submit'} ·{' '}
              {new Date(run.at).toLocaleTimeString([], { timeStyle: 'short' })}
              <span className="push" />
              {!run.ok && <CircleX size={13} aria-hidden />}
              <span className="clip past-summary">{run.summary}</span>
            </span>
            <span className="mono past-sql clip">{run.sql.replaceAll(/\s+/g, ' ')}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
