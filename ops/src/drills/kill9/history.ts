import type { AttemptOrder, CityOrder } from '@sqltown/game-server/testing';
import type { PlayerId } from '@sqltown/shared/ids';
import { type Order, idOf } from './town.ts';

/** An order as its sender knows it: epochs are the server's. */
export type Sent = Omit<CityOrder, 'epoch'> | AttemptOrder;

/** What the drill was told, to be held against what is kept. */
export class History<Told extends Sent = Order> {
  /** Acknowledged and not yet found in the database. */
  readonly #unverified = new Map<string, { readonly order: Told; readonly reply: string }>();
  readonly #verified: { readonly order: Told; readonly reply: string }[] = [];
  /** Sent, and the process died before the answer: to be sent again. */
  readonly pending = new Map<string, Told>();
  readonly violations: string[] = [];
  sent = 0;
  acknowledged = 0;

  sending(order: Told): void {
    this.sent += 1;
    this.pending.set(idOf(order), order);
  }

  /** A reply that promises something: it must be kept, and be the same for every retry. */
  acknowledge(order: Told, reply: string): void {
    const id = idOf(order);
    this.acknowledged += 1;
    const before = this.#unverified.get(id);
    if (before && before.reply !== reply) this.violations.push(`${id}: two different replies`);
    this.#unverified.set(id, { order, reply });
    this.pending.delete(id);
  }

  /** A refusal promises nothing. */
  refused(order: Told): void {
    this.pending.delete(idOf(order));
  }

  /** Who was told something that hasn't been looked for yet. */
  players(): ReadonlySet<PlayerId> {
    return new Set([...this.#unverified.values()].map(({ order }) => order.playerId));
  }

  /** @param kept everything that the database keeps for these players, by id. */
  verify(kept: Readonly<Record<string, string>>): void {
    for (const [id, told] of this.#unverified) {
      if (kept[id] === undefined)
        this.violations.push(`${id}: an acknowledged ${nameOf(told.order)} is lost`);
      else if (kept[id] !== told.reply) this.violations.push(`${id}: the reply that is kept is another one`);
      this.#verified.push(told);
    }
    this.#unverified.clear();
  }

  /** Acknowledged orders, to be sent again: each must be answered as before. */
  sample(
    count: number,
    pick: <T>(from: readonly T[]) => T,
  ): { readonly order: Told; readonly reply: string }[] {
    const recent = this.#verified.slice(-200);
    return recent.length === 0 ? [] : Array.from({ length: count }, () => pick(recent));
  }
}

function nameOf(order: Sent): string {
  return order.kind === 'command' ? order.command.type : 'attempt';
}
