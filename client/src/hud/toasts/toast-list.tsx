import { CircleCheck, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useObservable } from '#net/use-observable.ts';
import { useServices } from '../services/services.ts';

export function ToastList(): ReactNode {
  const { toasts } = useServices();
  const shown = useObservable(toasts.shown);
  return (
    <ol className="toasts" aria-label="Notes" aria-live="polite">
      {shown.map((toast) => (
        <li key={toast.id} className="toast card row dense" data-tone={toast.tone}>
          {toast.tone === 'good' ? <CircleCheck size={16} aria-hidden /> : <Info size={16} aria-hidden />}
          <span>{toast.words}</span>
          {toast.action !== undefined && (
            <button type="button" className="button button-small" onClick={toast.action.act}>
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            className="query-clear"
            aria-label="Dismiss"
            onClick={() => toasts.shown.update((all) => all.filter((one) => one.id !== toast.id))}
          >
            <X size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ol>
  );
}
