import type { CityId } from '@sqltown/shared/ids';
import type { RefusalCode } from '@sqltown/shared/refusals';
import type { Order, Recorder } from '../../bots/index.ts';

/** What a spend may be answered while there is no primary. */
const PAUSED: RefusalCode = 'saving-paused';

/** Hears what players are answered, and when: how long nobody could save, and what they were told meanwhile. */
export class Outages implements Recorder {
  readonly #next: Recorder;
  readonly #sentAtMs = new Map<string, number>();
  #lostAtMs = Number.POSITIVE_INFINITY;
  /** Of each city, when the first command was acknowledged that was given after the primary was lost. */
  #savedAtMs = new Map<CityId, number>();
  #told = new Set<CityId>();
  /** Commands that were refused because saving was paused, since the primary was lost. */
  paused = 0;
  /** Refused with any other word; nothing that a player did asks for one. */
  readonly otherwise: string[] = [];

  constructor(next: Recorder) {
    this.#next = next;
  }

  /** The primary is lost now. */
  begin(): void {
    this.#lostAtMs = performance.now();
    this.#savedAtMs = new Map();
    this.#told = new Set();
    this.paused = 0;
  }

  /** Milliseconds from the loss until some city could save again, and until all of these could; null: not yet. */
  over(cities: readonly CityId[]): { readonly firstMs: number; readonly allMs: number } | null {
    const times = cities.map((cityId) => this.#savedAtMs.get(cityId));
    const since = times.flatMap((time) => (time === undefined ? [] : [time - this.#lostAtMs]));
    if (since.length < cities.length) return null;
    return { firstMs: Math.min(...since), allMs: Math.max(...since) };
  }

  /** Of these cities, those where no command was refused since, because saving is paused. */
  untold(cities: readonly CityId[]): CityId[] {
    return cities.filter((cityId) => !this.#told.has(cityId));
  }

  sending(order: Order): void {
    this.#sentAtMs.set(order.command.commandId, performance.now());
    this.#next.sending(order);
  }

  done(...[order, reply]: Parameters<Recorder['done']>): void {
    const { cityId } = order;
    if (this.#takeSentAt(order) > this.#lostAtMs && !this.#savedAtMs.has(cityId)) {
      this.#savedAtMs.set(cityId, performance.now());
    }
    this.#next.done(order, reply);
  }

  refused(order: Order, code: string): void {
    this.#takeSentAt(order);
    if (code === PAUSED) {
      this.paused += 1;
      this.#told.add(order.cityId);
    } else this.otherwise.push(`${order.command.type} ${order.command.commandId} was refused: ${code}`);
    this.#next.refused(order, code);
  }

  #takeSentAt({ command }: Order): number {
    const sentAtMs = this.#sentAtMs.get(command.commandId) ?? Number.NEGATIVE_INFINITY;
    this.#sentAtMs.delete(command.commandId);
    return sentAtMs;
  }
}
