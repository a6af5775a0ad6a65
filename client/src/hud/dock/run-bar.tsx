import { Check, Lightbulb, LoaderCircle, Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { MOD } from '../controls/platform.ts';
import { useDeeds } from '../learning/use-deeds.ts';
import { useWorkbench } from '../learning/workbench.ts';

/** Run, Submit, Hint. Run turns into Stop when a query takes its time. */
export function RunBar(): ReactNode {
  const { exercise, runner, submission, hints, showTab, showPhoneTab } = useWorkbench();
  const { run, submit } = useDeeds();
  const isSlow = runner.state.kind === 'running' && runner.state.isSlow;
  const isJudging = submission.state.kind === 'judging';
  const shown = hints.shown.length;
  const hint = (): void => {
    showTab('verdict');
    showPhoneTab('result');
    void hints.next();
  };
  return (
    <div className="row run-bar">
      {isSlow ? (
        <button type="button" className="button button-stop" onClick={runner.stop} data-testid="stop">
          <Square size={13} fill="currentColor" aria-hidden />
          Stop
        </button>
      ) : (
        <button
          type="button"
          className="button"
          onClick={run}
          disabled={exercise === undefined}
          data-testid="run"
        >
          <Play size={15} aria-hidden />
          Run <kbd className="key">{MOD} ↵</kbd>
        </button>
      )}
      <button
        type="button"
        className="button button-main"
        onClick={submit}
        disabled={exercise === undefined || isJudging}
        data-testid="submit"
      >
        {isJudging ? (
          <LoaderCircle size={16} className="spinner" aria-hidden />
        ) : (
          <Check size={16} aria-hidden />
        )}
        Submit <kbd className="key">⇧ {MOD} ↵</kbd>
      </button>
      <span className="push" />
      {hints.of > 0 && (
        <button type="button" className="button button-plain hint-button" onClick={hint} data-testid="hint">
          <Lightbulb size={16} aria-hidden />
          <span className="hint-words">
            Hint{' '}
            <span className="figures faint">
              {shown === hints.of ? `${shown} used` : `${shown + 1} of ${hints.of}`}
            </span>
          </span>
        </button>
      )}
    </div>
  );
}
