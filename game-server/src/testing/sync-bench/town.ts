import {
  type CityWorld,
  type Ground,
  type Sight,
  type View,
  createCityWorld,
  entitiesOf,
  lookAt,
  raiseBuilding,
  runStep,
  sightOf,
  spawnAvatar,
  walkTo,
} from '#ecs/index.ts';
import { seeded } from '@sqltown/shared/noise';
import { chunkOf, hasChunk, hashWorld } from '@sqltown/shared/stream';

const BUILDINGS = 2_000;
const AVATARS = 100;
/** Dry ground: the whole city down to the ghats, or one screen of 40×24 tiles. */
const EVERYWHERE: View = { x0: 1, y0: 1, x1: 126, y1: 66 };
const ONE_SCREEN: View = { x0: 44, y0: 42, x1: 84, y1: 66 };
/** Somebody sets out anew this often, in steps, each at their own: nobody ever stands still for long. */
const WALK_STEPS = 40;

/** The city that bytes and joins are measured on: 2,000 buildings and 100 people who walk and look around. */
export class BusyTown {
  readonly world: CityWorld = createCityWorld();
  readonly avatars: readonly number[];
  readonly #random: () => number;
  readonly #ground: View;

  /** `crowd`: all on one screen, looking at it; `spread`: all over the city, each looking around themselves. */
  constructor(scene: 'spread' | 'crowd', seed: number) {
    this.#random = seeded(seed);
    this.#ground = scene === 'crowd' ? ONE_SCREEN : EVERYWHERE;
    this.#build();
    this.avatars = Array.from({ length: AVATARS }, () => spawnAvatar(this.world, this.#somewhere()));
    for (const avatar of this.avatars) {
      if (scene === 'crowd') lookAt(this.world, avatar, ONE_SCREEN);
      this.#walk(avatar);
    }
  }

  step(): void {
    this.avatars.forEach((avatar, nth) => {
      if ((this.world.step + nth) % WALK_STEPS === 0) this.#walk(avatar);
    });
    runStep(this.world);
  }

  sightOf(avatar: number): Sight {
    return sightOf(this.world, avatar);
  }

  /** What somebody who looks at these chunks ought to see. */
  hashOf(chunks: number): string {
    return hashWorld([...entitiesOf(this.world)].filter(({ x, y }) => hasChunk(chunks, chunkOf(x, y))));
  }

  #walk(avatar: number): void {
    walkTo(this.world, avatar, this.#somewhere());
  }

  #somewhere(): Ground {
    const { x0, y0, x1, y1 } = this.#ground;
    return { x: x0 + this.#random() * (x1 - x0), y: y0 + this.#random() * (y1 - y0) };
  }

  /** On a lattice over the whole map, with ids as long as real ones. */
  #build(): void {
    const across = Math.ceil(Math.sqrt(BUILDINGS));
    for (let nth = 0; nth < BUILDINGS; nth++) {
      const at = {
        x: Math.floor(((nth % across) * 126) / across),
        y: Math.floor((Math.floor(nth / across) * 126) / across),
      };
      const id = String(1_234_567_890_123_456_789n + BigInt(nth));
      const shape = { kind: nth % 5, level: 1 + (nth % 3), stage: 3, stages: 3, readyAtStep: 0 };
      raiseBuilding(this.world, { ...shape, ...at, id });
    }
  }
}
