import { REFUSALS, type RefusalCode } from '@sqltown/shared/refusals';
import type { JoinTrouble } from './join.ts';

export type LinkStatus =
  | { readonly kind: 'connecting'; readonly trouble: JoinTrouble | null }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly trouble: JoinTrouble | null }
  /** Only the player can mend it. */
  | { readonly kind: 'stopped'; readonly code: RefusalCode };

export type LinkWords = {
  readonly label: 'Connecting' | 'Live' | 'Reconnecting' | 'Offline' | 'Stopped';
  /** What is wrong and what to do; null when nothing is, or when waiting is all there is to do. */
  readonly advice: string | null;
};

/** What the page says about its connection. */
export function linkWords(status: LinkStatus, isOnline: boolean): LinkWords {
  if (status.kind === 'stopped') return { label: 'Stopped', advice: REFUSALS[status.code] };
  if (status.kind === 'live') return { label: 'Live', advice: null };
  if (!isOnline) {
    return {
      label: 'Offline',
      advice: 'You are offline. Go on writing: your SQL is kept, and the city comes back by itself.',
    };
  }
  const label = status.kind === 'connecting' ? 'Connecting' : 'Reconnecting';
  return { label, advice: adviceFor(status.trouble) };
}

function adviceFor(trouble: JoinTrouble | null): string | null {
  if (trouble === null) return null;
  switch (trouble.kind) {
    case 'network':
      return null;
    case 'socket':
      return 'Your network seems to block WebSockets. Lessons work without one; for the live city, allow wss:// to this site or try another network.';
    default:
      return REFUSALS[trouble.code];
  }
}
