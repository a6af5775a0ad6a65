import type { ReactNode } from 'react';
import { useObservable } from '#net/use-observable.ts';
import { useServices } from '../services/services.ts';

/** What a screen reader hears. */
export function LiveRegion(): ReactNode {
  const { announcer } = useServices();
  const { words, turn } = useObservable(announcer.said);
  return (
    <div className="unseen" role="log" aria-live="polite" aria-atomic="true" data-testid="announced">
      <span key={turn}>{words}</span>
    </div>
  );
}
