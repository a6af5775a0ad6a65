import { Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainWords } from '../controls/plain-words.tsx';
import { useWorkbench } from '../learning/workbench.ts';

/** The hints shown so far; `earned` is one that a known wrong result has brought. */
export function HintCards({ earned }: { readonly earned: string | null }): ReactNode {
  const { hints } = useWorkbench();
  const left = hints.of - hints.shown.length;
  return (
    <div className="hints">
      {earned !== null && <HintCard title="About this result" text={earned} />}
      {hints.shown.map((hint) => (
        <HintCard key={hint.n} title={`Hint ${hint.n} of ${hint.of}`} text={hint.text} />
      ))}
      {left > 0 && (
        <button type="button" className="button button-small" onClick={() => void hints.next()}>
          <Lightbulb size={14} aria-hidden />
          {hints.shown.length === 0 ? 'A hint' : left === 1 ? 'Last hint' : 'Next hint'}
        </button>
      )}
    </div>
  );
}

function HintCard({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return (
    <div className="hint-card dense">
      <div className="row strong hint-title">
        <Lightbulb size={15} aria-hidden />
        {title}
      </div>
      <p>
        <PlainWords text={text} />
      </p>
    </div>
  );
}
