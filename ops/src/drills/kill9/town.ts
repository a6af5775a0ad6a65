import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { BuildingId, type CityId, CommandId, ExerciseId } from '@sqltown/shared/ids';
import type { AttemptOrder, CityOrder, Resident } from '@sqltown/game-server/testing';

/** Plots that no two buildings of a city ever share: the drill stands in for the room that watches its tiles. */
const PLOTS_ACROSS = 21;
const PLOT_TILES = 6;
const LESSONS = 12;
const EXERCISES = 3;

export type Order = CityOrder | AttemptOrder;

export type City = Resident & {
  epoch: number;
  plots: number;
  readonly standing: Set<string>;
  /** The owner's deeds that were acknowledged, oldest first. */
  readonly deeds: string[];
};

/** The players and cities of a drill as an outsider sees them, and what they might wish for next. */
export class Town {
  readonly #random: () => number;
  readonly cities: City[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  add(residents: readonly Resident[]): void {
    for (const resident of residents) {
      this.cities.push({ ...resident, epoch: 0, plots: 0, standing: new Set(), deeds: [] });
    }
  }

  cityOf(cityId: CityId): City {
    const city = this.cities.find((candidate) => candidate.cityId === cityId);
    if (!city) throw new Error(`no city ${cityId}`);
    return city;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!;
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  newId(): CommandId {
    const hex = (): string =>
      Math.floor(this.#random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    return CommandId.parse(`${hex()}-${hex()}-${hex()}`);
  }

  /** A random wish of somebody in one of these cities. */
  wish(among: readonly City[]): Order {
    const city = this.pick(among);
    if (this.chance(0.25)) return this.#attempt(city, this.pick(among));
    return {
      kind: 'command',
      cityId: city.cityId,
      playerId: city.playerId,
      epoch: city.epoch,
      command: this.#command(city),
    };
  }

  /** A command that costs coins and could stand, whatever else goes on. */
  build(city: City): CityCommand {
    const kind = this.chance(0.7) ? 'lamptower' : 'house';
    return { type: 'place', commandId: this.newId(), kind, ...this.#plot(city) };
  }

  learn(cityId: CityId, reply: CommandReply): void {
    if (reply.kind === 'refused') return;
    const city = this.cityOf(cityId);
    const { id, removed } = reply.building;
    if (removed) city.standing.delete(id);
    else city.standing.add(id);
    city.deeds.push(reply.commandId);
  }

  #command(city: City): CityCommand {
    const commandId = this.newId();
    const roll = this.#random();
    const undoes = city.deeds.at(-1);
    if (roll < 0.15 && undoes !== undefined)
      return { type: 'undo', commandId, undoes: CommandId.parse(undoes) };
    if (roll < 0.45 && city.standing.size > 0) {
      const buildingId = BuildingId.parse(this.pick([...city.standing]));
      if (roll < 0.3) return { type: 'demolish', commandId, buildingId };
      return { type: 'move', commandId, buildingId, ...this.#plot(city) };
    }
    return this.build(city);
  }

  #attempt({ playerId }: City, where: City): AttemptOrder {
    const exerciseId = ExerciseId.parse(
      `exercise-${this.between(0, LESSONS - 1)}-${this.between(0, EXERCISES - 1)}`,
    );
    const attemptId = this.newId();
    return { kind: 'attempt', playerId, cityId: where.cityId, exerciseId, attemptId, sql: 'select 1' };
  }

  #plot(city: City): { x: number; y: number } {
    const plot = city.plots++ % (PLOTS_ACROSS * PLOTS_ACROSS);
    return { x: (plot % PLOTS_ACROSS) * PLOT_TILES, y: Math.floor(plot / PLOTS_ACROSS) * PLOT_TILES };
  }
}

export function idOf(order: Omit<CityOrder, 'epoch'> | AttemptOrder): string {
  return order.kind === 'command' ? order.command.commandId : order.attemptId;
}
