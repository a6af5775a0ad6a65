import type { CommandReply } from '@sqltown/shared/api';
import type { Order, Recorder } from '../../bots/index.ts';
import { canonical } from '../kill9/canonical.ts';
import { Executor } from '../kill9/executor.ts';
import { History } from '../kill9/history.ts';
import { query } from './query.ts';

/** What a crowd sent and was told, to be held against the database. */
export class Chronicle implements Recorder {
  readonly #history = new History<Order>();
  readonly #ids = new Set<string>();
  /** How often each code was the city's last word on a command. */
  readonly refusals = new Map<string, number>();

  /** Commands that players gave; each counts once, however often it was sent. */
  get commands(): number {
    return this.#ids.size;
  }

  /** How often one was sent again, since its reply was lost. */
  get resent(): number {
    return this.#history.sent - this.#ids.size;
  }

  get acknowledged(): number {
    return this.#history.acknowledged;
  }

  sending(order: Order): void {
    this.#ids.add(order.command.commandId);
    this.#history.sending(order);
  }

  done(order: Order, reply: Extract<CommandReply, { kind: 'done' }>): void {
    this.#history.acknowledge(order, canonical(reply));
  }

  refused(order: Order, code: string): void {
    this.#history.refused(order);
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  /**
   * What is wrong when everything has come to rest: an acknowledged command that is lost or kept otherwise, one that
   * nobody sent, one that was never answered, and every invariant of the database that is broken.
   */
  async verify(databaseUrl: string): Promise<string[]> {
    const history = this.#history;
    const kept = await query<{ id: string; reply: CommandReply }>(
      databaseUrl,
      'select command_id as id, reply from cities.city_commands',
    );
    history.verify(Object.fromEntries(kept.map(({ id, reply }) => [id, canonical(reply)])));
    return [
      ...history.violations,
      ...kept.flatMap(({ id }) => (this.#ids.has(id) ? [] : [`${id}: carried out, and nobody asked for it`])),
      ...[...history.pending.keys()].map((id) => `${id}: never answered`),
      ...(await brokenInvariants(databaseUrl)),
    ];
  }
}

async function brokenInvariants(url: string): Promise<readonly string[]> {
  const executor = await Executor.start({ database: { url }, processId: 'chronicle', plant: null }, null);
  try {
    return (await executor.call('checked', { kind: 'check' })).violations;
  } finally {
    await executor.kill();
  }
}
