import type { Client } from '@colyseus/core';

const OPEN = 1;

/** What the native transport keeps behind a client, and `ws` doesn't. */
type NativeSocket = {
  subscribe(topic: string): boolean;
  unsubscribe(topic: string): boolean;
  publish(topic: string, message: Uint8Array, isBinary: boolean): boolean;
};

/**
 * Clients who are told the same. The native transport reaches all of a group by one call, which costs a fraction of
 * one call for each; over `ws` they are told one by one. What one of them is sent besides keeps its place in between.
 */
export class Groups {
  static #made = 0;
  /** Topics belong to the whole process: these groups' begin with a number of their own. */
  readonly #prefix = Groups.#made++;
  readonly #members = new Map<string, Set<Client>>();

  join(group: number, client: Client): void {
    const topic = this.#topic(group);
    const members = this.#members.get(topic) ?? new Set();
    this.#members.set(topic, members.add(client));
    nativeSocketOf(client)?.subscribe(topic);
  }

  leave(group: number, client: Client): void {
    const topic = this.#topic(group);
    const members = this.#members.get(topic);
    if (members?.delete(client) !== true) return;
    if (members.size === 0) this.#members.delete(topic);
    nativeSocketOf(client)?.unsubscribe(topic);
  }

  tell(group: number, message: Uint8Array): void {
    const topic = this.#topic(group);
    for (const client of this.#members.get(topic) ?? []) {
      client.raw(message);
      // A socket publishes to everyone but itself.
      if (nativeSocketOf(client)?.publish(topic, message, true) === true) return;
    }
  }

  #topic(group: number): string {
    return `${this.#prefix}/${group}`;
  }
}

/** Null over `ws`, and for a connection that has ended: the native one may not be touched then. */
function nativeSocketOf(client: Client): NativeSocket | null {
  const { readyState, ref } = client as unknown as { readyState: number; ref: { ws?: NativeSocket } };
  return readyState === OPEN ? (ref.ws ?? null) : null;
}
