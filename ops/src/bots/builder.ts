import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { type BuildingId, CommandId } from '@sqltown/shared/ids';
import { type Plot, plotsFor } from './plots.ts';

/** So many buildings of its own stand at most: a city of bots doesn't fill up. */
const MOST_STANDING = 5;

type Standing = { readonly id: BuildingId; plot: Plot };

/** What one bot builds: it knows its own plots and buildings, and wishes for nothing that it can't have. */
export class Builder {
  readonly #random: () => number;
  readonly #free: Plot[];
  readonly #standing: Standing[] = [];

  /** The `nth` of `of` builders in a city. */
  constructor(random: () => number, nth: number, of: number) {
    this.#random = random;
    this.#free = plotsFor(nth, of);
  }

  get standing(): number {
    return this.#standing.length;
  }

  /** What it would like to do next; to be told by `learn` what came of it before the next wish. */
  wish(): CityCommand {
    // Not from the seed: two bots' streams may meet, and then both would draw the same ids.
    const commandId = CommandId.parse(crypto.randomUUID());
    const building = this.#pick(this.#standing);
    const roll = this.#random();
    if (building === undefined || (roll < 0.4 && this.#standing.length < MOST_STANDING)) {
      const kind = this.#random() < 0.8 ? 'lamptower' : 'house';
      return { type: 'place', commandId, kind, ...this.#newPlot() };
    }
    if (roll < 0.75) return { type: 'move', commandId, buildingId: building.id, ...this.#newPlot() };
    return { type: 'demolish', commandId, buildingId: building.id };
  }

  learn(command: CityCommand, reply: CommandReply): void {
    if (reply.kind === 'refused') return;
    const { id, removed } = reply.building;
    const known = this.#standing.find((standing) => standing.id === id);
    if (command.type === 'place') this.#standing.push({ id, plot: this.#take(command) });
    else if (removed && known !== undefined) {
      this.#standing.splice(this.#standing.indexOf(known), 1);
      this.#free.push(known.plot);
    } else if (command.type === 'move' && known !== undefined) {
      this.#free.push(known.plot);
      known.plot = this.#take(command);
    }
  }

  #newPlot(): Plot {
    const plot = this.#pick(this.#free);
    if (plot === undefined) throw new Error('more builders than plots');
    return plot;
  }

  #take({ x, y }: Plot): Plot {
    const index = this.#free.findIndex((plot) => plot.x === x && plot.y === y);
    return this.#free.splice(index, 1)[0] ?? { x, y };
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }
}
