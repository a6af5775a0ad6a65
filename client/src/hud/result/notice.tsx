import { Info, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly words: string; readonly isBusy?: boolean };

/** Neutral news: nothing here is the learner's fault, so nothing is red. */
export function Notice({ title, words, isBusy = false }: Props): ReactNode {
  return (
    <div className="notice">
      <span className="round">
        {isBusy ? <LoaderCircle size={17} className="spinner" aria-hidden /> : <Info size={17} aria-hidden />}
      </span>
      <div>
        <h2>{title}</h2>
        <p className="dense quiet">{words}</p>
      </div>
    </div>
  );
}
