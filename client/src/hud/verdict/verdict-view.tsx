import { Check, Lightbulb, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWorkbench } from '../learning/workbench.ts';
import { Notice } from '../result/notice.tsx';
import { OutcomeView } from '../result/run-view.tsx';
import { HintCards } from './hint-cards.tsx';
import { PassedView } from './passed-view.tsx';
import { WrongView } from './wrong-view.tsx';

/** What became of the answer, and the hints that were asked for. */
export function VerdictView(): ReactNode {
  const { submission, hints } = useWorkbench();
  const { state } = submission;
  switch (state.kind) {
    case 'none':
      return hints.shown.length > 0 ? <HintCards earned={null} /> : <Unjudged />;
    case 'judging':
      return (
        <div className="notice">
          <span className="round">
            <LoaderCircle size={17} className="spinner" aria-hidden />
          </span>
          <div>
            <h2>Trying it on several towns…</h2>
            <p className="dense quiet">The visible one, and hidden ones with gaps, ties and doubles.</p>
          </div>
        </div>
      );
    case 'failed':
      return (
        <>
          <Notice title="It was not handed in" words={`${state.words} Submitting again counts once.`} />
          <HintCards earned={null} />
        </>
      );
    default: {
      const { verdict } = state.reply;
      if (verdict.kind === 'passed') return <PassedView reply={state.reply} />;
      if (verdict.kind === 'wrong') return <WrongView verdict={verdict} />;
      return (
        <>
          <OutcomeView outcome={verdict.outcome} isLit={false} />
          <HintCards earned={null} />
        </>
      );
    }
  }
}

function Unjudged(): ReactNode {
  return (
    <ul className="unjudged dense quiet">
      <li className="row">
        <Check size={15} aria-hidden /> Submit tries your query on this town and on hidden ones.
      </li>
      <li className="row">
        <Lightbulb size={15} aria-hidden /> Hints and mistakes cost nothing.
      </li>
    </ul>
  );
}
