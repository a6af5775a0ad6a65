import {
  type CityWorld,
  type Sight,
  changeBuilding,
  createCityWorld,
  despawn,
  entitiesOf,
  lookAt,
  raiseBuilding,
  runStep,
  see,
  sightOf,
  spawnAvatar,
  walkTo,
} from '#ecs/index.ts';
import { chunkOf, hasChunk, hashWorld } from '@sqltown/shared/stream';
import type { Deed, Show } from './world-sync.contract.ts';

const HOUSE = { kind: 0, level: 1, stage: 1, stages: 3 };

/** Somebody to whom the city is shown: a player with an avatar, or a spectator who has only a view. */
type Onlooker = { readonly avatar: number | null; readonly sight: Sight };

/** A city, those who see it by one implementation, and what each of them ought to see. */
export class ShownTown {
  readonly world: CityWorld = createCityWorld();
  readonly #show: Show;
  readonly #onlookers = new Map<string, Onlooker>();
  readonly #buildings: number[] = [];
  #nextId = 9001;

  constructor(show: Show) {
    this.#show = show;
  }

  /** One step of the city in which something is done. */
  step(deed: Deed): void {
    this.#show.hear();
    this.#act(deed);
    runStep(this.world);
    this.#show.flush(this.world);
  }

  /** A player comes in. */
  come(at: { readonly x: number; readonly y: number }): void {
    const avatar = spawnAvatar(this.world, at);
    this.#admit(`player ${avatar}`, { avatar, sight: sightOf(this.world, avatar) });
  }

  names(): string[] {
    return [...this.#onlookers.keys()];
  }

  current(): string[] {
    return this.names().filter((name) => this.#show.isCurrent(name));
  }

  everyoneReads(): void {
    for (const name of this.#onlookers.keys()) this.#show.read(name);
  }

  seenBy(name: string): string {
    return hashWorld(this.#show.seen(name));
  }

  /** From the world itself, not from what was encoded of it. */
  truthFor(name: string): string {
    const shown = this.#show.shownOf(this.#chunksOf(name));
    return hashWorld([...entitiesOf(this.world)].filter(({ x, y }) => hasChunk(shown, chunkOf(x, y))));
  }

  #act({ what, who, x, y, level }: Deed): void {
    const names = this.names();
    const name = names[who % Math.max(1, names.length)] ?? '';
    const building = this.#buildings[who % Math.max(1, this.#buildings.length)] ?? 0;
    if (what === 'join') this.come({ x, y });
    if (what === 'watch')
      this.#admit(`spectator ${this.world.step}`, { avatar: null, sight: { chunks: 0xffff } });
    if (what === 'leave') this.#leave(name);
    if (what === 'walk') walkTo(this.world, this.#onlookers.get(name)?.avatar ?? 0, { x, y });
    if (what === 'look') this.#look(name, { x0: x, y0: y, x1: x + level * 10, y1: y + level * 10 });
    if (what === 'build') this.#build(x, y);
    if (what === 'change') changeBuilding(this.world, building, { ...HOUSE, level, x, y });
    if (what === 'demolish') despawn(this.world, building);
    if (what === 'lose') this.#show.lose(name);
    if (what === 'stall') this.#show.stall(name);
    if (what === 'read') this.#show.read(name);
  }

  #admit(name: string, onlooker: Onlooker): void {
    this.#onlookers.set(name, onlooker);
    this.#show.join(name, onlooker.sight);
  }

  #leave(name: string): void {
    despawn(this.world, this.#onlookers.get(name)?.avatar ?? 0);
    this.#onlookers.delete(name);
    this.#show.leave(name);
  }

  #look(name: string, view: Parameters<typeof see>[1]): void {
    const onlooker = this.#onlookers.get(name);
    if (onlooker === undefined) return;
    if (onlooker.avatar === null) see(onlooker.sight, view);
    else lookAt(this.world, onlooker.avatar, view);
  }

  #build(x: number, y: number): void {
    const id = String(this.#nextId++);
    const readyAtStep = this.world.step + 3;
    this.#buildings.push(raiseBuilding(this.world, { ...HOUSE, id, x, y, readyAtStep }));
  }

  #chunksOf(name: string): number {
    return this.#onlookers.get(name)?.sight.chunks ?? 0;
  }
}
