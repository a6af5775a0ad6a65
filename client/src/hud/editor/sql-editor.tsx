import { type ReactNode, Suspense, lazy, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DatasetReply } from '@sqltown/shared/api';
import { useServices } from '../services/services.ts';
import { useDeeds } from '../learning/use-deeds.ts';
import type { RunState } from '../learning/use-runner.ts';
import type { SubmissionState } from '../learning/use-submission.ts';
import { type ResultTab, useWorkbench } from '../learning/workbench.ts';
import { errorIn, markFor, type SqlMark } from './diagnostic.ts';
import type { EditorProps } from './editor-props.ts';
import { PlainEditor } from './plain-editor.tsx';

const CodeEditor = lazy(() => import('./code-editor.tsx'));

/** The city halves its frame rate until this long after the last key. */
const TYPING_MS = 800;

type Props = { readonly dataset: DatasetReply | undefined };

/** The editor for the exercise at hand: every key is kept as a draft at once. */
export function SqlEditor({ dataset }: Props): ReactNode {
  const { drafts } = useServices();
  const { exercise, dialect, onEditor, runner, submission, tab } = useWorkbench();
  const deeds = useDeeds();
  const noteTyping = useTyping();
  const id = exercise?.id ?? '';

  const onChange = useCallback(
    (sql: string) => {
      if (id !== '') drafts.keep(id, dialect, sql);
      noteTyping();
    },
    [drafts, id, dialect, noteTyping],
  );
  const { state: run } = runner;
  const { state: judged } = submission;
  const mark = useMemo(() => markIn({ tab, run, judged }), [tab, run, judged]);

  if (exercise === undefined) return <div className="code code-empty" aria-busy="true" />;
  const props: EditorProps = {
    initial: drafts.draft(exercise.id, dialect) ?? exercise.starter,
    dialect,
    dataset,
    mark,
    onHandle: onEditor,
    onChange,
    onRun: deeds.run,
    onSubmit: deeds.submit,
  };
  // The lesson in another dialect may come a moment after the switch, with a starter of its own.
  const key = `${exercise.id}.${dialect}.${exercise.starter}`;
  return (
    <Suspense fallback={<PlainEditor key={key} {...props} />}>
      <CodeEditor key={key} {...props} />
    </Suspense>
  );
}

type Seen = { readonly tab: ResultTab; readonly run: RunState; readonly judged: SubmissionState };

/** The error that the open tab speaks of. */
function markIn({ tab, run, judged }: Seen): SqlMark | null {
  if (tab === 'verdict') {
    if (judged.kind !== 'judged') return null;
    const error = errorIn(judged.reply.outcome);
    return error === null ? null : markFor(error, { sql: judged.sql, from: 0 });
  }
  if (run.kind !== 'done') return null;
  const error = errorIn(run.reply.outcome);
  return error === null ? null : markFor(error, run.passage);
}

function useTyping(): () => void {
  const { bridge } = useServices();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current === undefined) bridge.hud.emit('typing', true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      bridge.hud.emit('typing', false);
    }, TYPING_MS);
  }, [bridge]);
}
