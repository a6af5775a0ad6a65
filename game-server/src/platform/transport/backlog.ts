import { type Client, ClientState } from '@colyseus/core';

const OPEN = 1;

/** What either transport keeps behind a client: the native socket in a wrapper, or the `ws` socket itself. */
type Connection = {
  readonly readyState: number;
  readonly ref: { readonly ws: { getBufferedAmount(): number } } | { readonly bufferedAmount: number };
};

/**
 * Bytes that were handed to a client's connection and that its network has not taken yet. Infinity while it
 * can take none: before it has said that it is in, and after it has closed.
 */
export function backlogBytes(client: Client): number {
  const { readyState, ref } = client as unknown as Connection;
  if (client.state !== ClientState.JOINED || readyState !== OPEN) return Number.POSITIVE_INFINITY;
  return 'ws' in ref ? ref.ws.getBufferedAmount() : ref.bufferedAmount;
}
