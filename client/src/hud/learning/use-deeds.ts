import { MAX_SQL_CHARS } from '../editor/limits.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useServices } from '../services/services.ts';
import { summaryOfAttempt, summaryOfRun } from './summaries.ts';
import { useWorkbench } from './workbench.ts';

/** What the learner does with the editor's text: run it or hand it in. */
export function useDeeds(): { run: () => void; submit: () => void } {
  const { drafts, announcer, sound, toasts } = useServices();
  const { exercise, dialect, editor, runner, submission, showTab, showPhoneTab } = useWorkbench();
  const client = useQueryClient();

  const mayGo = (sql: string): boolean => {
    const why =
      sql.trim() === ''
        ? 'There is no SQL yet. Write a query first.'
        : sql.length > MAX_SQL_CHARS
          ? `That is too long: at most ${MAX_SQL_CHARS.toLocaleString('en')} characters.`
          : null;
    if (why !== null) toasts.show({ tone: 'plain', words: why });
    return why === null;
  };

  const run = async (): Promise<void> => {
    const passage = editor.current?.passage();
    if (exercise === undefined || passage === undefined || !mayGo(passage.sql)) return;
    showTab('result');
    const reply = await runner.run({ passage, dataset: exercise.dataset, dialect });
    if (reply === null) return;
    showPhoneTab(reply.outcome.kind === 'rows' && reply.lights.kind === 'lit' ? 'editor' : 'result');
    const summary = summaryOfRun(reply);
    announcer.say(summary);
    const ok = reply.outcome.kind === 'rows';
    drafts.remember(exercise.id, { sql: passage.sql, dialect, at: Date.now(), kind: 'run', ok, summary });
  };

  const submit = async (): Promise<void> => {
    const sql = editor.current?.text();
    if (exercise === undefined || sql === undefined || !mayGo(sql)) return;
    showTab('verdict');
    showPhoneTab('result');
    const reply = await submission.submit({ exerciseId: exercise.id, dialect, sql });
    if (reply === null) return;
    const ok = reply.verdict.kind === 'passed';
    const summary = summaryOfAttempt(reply);
    announcer.say(summary);
    drafts.remember(exercise.id, { sql, dialect, at: Date.now(), kind: 'submit', ok, summary });
    if (!ok) return;
    sound.play('chime');
    await client.invalidateQueries({ queryKey: ['lesson'] });
    await client.invalidateQueries({ queryKey: ['chapters'] });
  };

  return { run: () => void run(), submit: () => void submit() };
}
