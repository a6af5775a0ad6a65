import { CircleAlert, LoaderCircle, Wifi, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkWords } from '#net/link-status.ts';
import { useObservable } from '#net/use-observable.ts';
import { useServices } from '../services/services.ts';
import { useOnline } from '../services/use-online.ts';

/** Whether the city is live: word and icon, never colour alone. */
export function ConnectionChip(): ReactNode {
  const { link } = useServices();
  const { label } = linkWords(useObservable(link.status), useOnline());
  const isFine = label === 'Live';
  const isWaiting = label === 'Connecting' || label === 'Reconnecting';
  return (
    <span
      aria-live="polite"
      aria-label={`Connection: ${label}`}
      data-testid="connection"
      className={`chip ${isFine ? 'chip-ok' : label === 'Connecting' ? '' : 'chip-bad'}`}
    >
      {isFine && <Wifi size={13} aria-hidden />}
      {isWaiting && <LoaderCircle size={13} className="spinner" aria-hidden />}
      {label === 'Offline' && <WifiOff size={13} aria-hidden />}
      {label === 'Stopped' && <CircleAlert size={13} aria-hidden />}
      {label}
    </span>
  );
}
