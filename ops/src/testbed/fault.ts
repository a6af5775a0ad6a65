/** About what one packet carries. */
const PACKET_BYTES = 1_460;
/** A lost packet is sent again after a round trip, and not before this. */
const RETRANSMIT_MS = 200;

/**
 * What a network does on a bad day, to every connection that passes through:
 *
 *   client ── proxy ── target
 *
 * - `open`: nothing.
 * - `delay`: each byte arrives `ms` later in either direction, in order; up to `jitterMs` more by chance. `loss` is
 *   the share of packets that get lost, from 0 to 1: TCP sends those again, so all that one sees is a stall.
 * - `throttle`: at most `bytesPerSecond` each way.
 * - `hang`: nothing passes, and nothing is lost: it arrives once the hang is over.
 * - `half-open`: bytes are swallowed both ways and no FIN comes: the peer looks alive and is not. A connection that
 *   lost bytes so stays dead, whatever comes after.
 * - `cut`: connections are reset and new ones refused.
 */
export type Fault =
  | { readonly kind: 'open' }
  | { readonly kind: 'delay'; readonly ms: number; readonly jitterMs?: number; readonly loss?: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'half-open' }
  | { readonly kind: 'cut' };

type Delay = Omit<Extract<Fault, { kind: 'delay' }>, 'kind'>;

/** How long `size` bytes are under way: any lost packet of theirs holds all that comes after. */
export function delayMs({ ms, jitterMs = 0, loss = 0 }: Delay, size: number, random: () => number): number {
  let totalMs = ms + random() * jitterMs;
  for (let sent = 0; sent < size; sent += PACKET_BYTES) {
    if (random() < loss) totalMs += Math.max(RETRANSMIT_MS, ms * 2);
  }
  return totalMs;
}
