import type { Outcome, RunReply } from '@sqltown/shared/api';
import { Lightbulb, LightbulbOff, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { MOD } from '../controls/platform.ts';
import { useDeeds } from '../learning/use-deeds.ts';
import { count } from '../learning/summaries.ts';
import { useWorkbench } from '../learning/workbench.ts';
import { ErrorView } from './error-view.tsx';
import { Notice } from './notice.tsx';
import { ResultGrid } from './result-grid.tsx';

/** What the last run gave, whatever it was: a run never ends in silence. */
export function RunView(): ReactNode {
  const { runner } = useWorkbench();
  const { state } = runner;
  if (state.kind === 'none') return <NothingYet />;
  if (state.kind === 'failed') return <Notice title="The query did not run" words={state.words} />;
  if (state.kind === 'running') {
    if (state.before === null) return <Notice title="Running…" words="Waiting for the engine." isBusy />;
    return (
      <div className="stale" aria-busy="true">
        <OutcomeView outcome={state.before.outcome} isLit={false} />
      </div>
    );
  }
  const { reply } = state;
  return (
    <>
      <OutcomeView outcome={reply.outcome} isLit={reply.lights.kind === 'lit'} />
      <LightsLine reply={reply} />
    </>
  );
}

function NothingYet(): ReactNode {
  const { run } = useDeeds();
  return (
    <div className="nothing-yet">
      <p className="quiet">Rows that are buildings light up in the city, for everyone here.</p>
      <button type="button" className="button button-small" onClick={run}>
        <Play size={14} aria-hidden /> Run the query <kbd className="key">{MOD} ↵</kbd>
      </button>
    </div>
  );
}

type OutcomeProps = { readonly outcome: Outcome; readonly isLit: boolean };

export function OutcomeView({ outcome, isLit }: OutcomeProps): ReactNode {
  switch (outcome.kind) {
    case 'error':
      return <ErrorView error={outcome.error} />;
    case 'rejected':
      return <Notice title="That is not allowed here" words={outcome.error.message} />;
    case 'stopped':
      return <Notice title="Stopped" words={outcome.message} />;
    case 'restarted':
      return <Notice title="The engine was restarted" words={outcome.message} />;
    default:
      return <Sets outcome={outcome} isLit={isLit} />;
  }
}

function Sets({
  outcome,
  isLit,
}: {
  outcome: Extract<Outcome, { kind: 'rows' }>;
  isLit: boolean;
}): ReactNode {
  const many = outcome.results.length > 1;
  return (
    <>
      {outcome.notices.map((notice) => (
        <p key={notice} className="dense quiet result-note">
          {notice}
        </p>
      ))}
      {outcome.results.map((set, i) => (
        // Statements of one run have no key but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <section key={i} className="result-set">
          {many && (
            <h3 className="label faint result-set-title">
              {i + 1}. {set.command}
            </h3>
          )}
          {set.columns.length === 0 ? (
            <p className="result-note">
              <b>{set.command}</b> ran. {count(set.rowCount, 'row')} touched; nothing is kept after the run.
            </p>
          ) : (
            <ResultGrid set={set} isLit={isLit && i === outcome.results.length - 1} />
          )}
          {set.columns.length > 0 && set.rows.length === 0 && (
            <p className="result-note quiet">0 rows. The query ran.</p>
          )}
          {set.truncated && (
            <p className="result-note quiet">
              The first {set.rows.length.toLocaleString('en')} of {count(set.rowCount, 'row')}. LIMIT shows
              fewer.
            </p>
          )}
        </section>
      ))}
    </>
  );
}

function LightsLine({ reply }: { readonly reply: RunReply }): ReactNode {
  const { outcome, lights } = reply;
  if (outcome.kind !== 'rows') return null;
  if (lights.kind === 'dark') {
    return (
      <p className="row label faint lights-line" data-testid="lights">
        <LightbulbOff size={14} aria-hidden />
        <span>{lights.why}</span>
      </p>
    );
  }
  const words = lights.total === 1 ? 'This row is glowing' : `These ${lights.total} rows are glowing`;
  return (
    <p className="row label faint lights-line" data-testid="lights">
      <Lightbulb size={14} className="query" aria-hidden />
      <span>{words} in the city, for everyone here.</span>
    </p>
  );
}
