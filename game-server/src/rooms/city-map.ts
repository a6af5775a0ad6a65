import { type CityWorld, changeBuilding, despawn, raiseBuilding } from '#ecs/index.ts';
import type { Building } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { Occupancy } from '@sqltown/shared/plan';
import type { RefusalCode } from '@sqltown/shared/refusals';
import { BUILDING_KINDS, CONSTRUCTION_SECONDS, STEP_HZ } from '@sqltown/shared/rules';

/** Where the first grant goes up: free ground at the edge of the old quarter. */
const GRANT_GROUND = { x: 49, y: 58 };

type Placed = Building & { readonly x: number; readonly y: number };
type Standing = { readonly building: Placed; readonly handle: number };

/** The city's buildings: which tiles they hold, and their entities in the world. */
export class CityMap {
  readonly #world: CityWorld;
  readonly #occupancy = new Occupancy<string>();
  readonly #standing = new Map<string, Standing>();
  readonly #unplaced = new Map<string, Building>();

  constructor(world: CityWorld) {
    this.#world = world;
  }

  get(buildingId: string): Building | null {
    return this.#standing.get(buildingId)?.building ?? null;
  }

  /** How many houses stand beyond the old quarter. */
  get homes(): number {
    return [...this.#standing.values()].filter(({ building }) => building.kind === 'house').length;
  }

  /** Grants that wait for a tile, oldest first. */
  get unplaced(): readonly Building[] {
    return [...this.#unplaced.values()];
  }

  /** Makes the world show a building as it was committed. Older news than what is shown change nothing. */
  apply(building: Building, options: { readonly scaffold: boolean } = { scaffold: false }): void {
    const standing = this.#standing.get(building.id);
    if (standing !== undefined && standing.building.version > building.version) return;
    this.#unplaced.delete(building.id);
    if (building.removed) {
      if (standing !== undefined) this.#clear(standing);
      return;
    }
    if (!isPlaced(building)) {
      this.#unplaced.set(building.id, building);
      return;
    }
    const handle = standing === undefined ? this.#raise(building, options) : this.#change(standing, building);
    this.#occupancy.add(building.id, building.kind, building.x, building.y);
    this.#standing.set(building.id, { building, handle });
  }

  /** Why a command can't be carried out on this ground, or null. What an undo would take back, only the commit knows. */
  whyNot(command: CityCommand): RefusalCode | null {
    switch (command.type) {
      case 'place':
        return this.#occupancy.whyNot(command.kind, command.x, command.y);
      case 'move': {
        const building = this.get(command.buildingId);
        if (building === null) return 'building-missing';
        return this.#occupancy.whyNot(building.kind, command.x, command.y, building.id);
      }
      case 'demolish':
        return this.get(command.buildingId) === null ? 'building-missing' : null;
      default:
        return null;
    }
  }

  /** Where a grant goes: the free ground nearest to the quarter's edge, alike after any restart. */
  groundFor(building: Building): { x: number; y: number } | null {
    return this.#occupancy.nearestFree(building.kind, GRANT_GROUND.x, GRANT_GROUND.y);
  }

  #raise(building: Placed, { scaffold }: { readonly scaffold: boolean }): number {
    const readyAtStep = scaffold ? this.#world.step + CONSTRUCTION_SECONDS * STEP_HZ : 0;
    const { id, level, stage, stages, x, y } = building;
    const kind = BUILDING_KINDS.indexOf(building.kind);
    return raiseBuilding(this.#world, { id, kind, level, stage, stages, x, y, readyAtStep });
  }

  #change({ building: before, handle }: Standing, { level, stage, stages, x, y }: Placed): number {
    this.#occupancy.remove(before.id, before.kind, before.x, before.y);
    changeBuilding(this.#world, handle, { level, stage, stages, x, y });
    return handle;
  }

  #clear({ building, handle }: Standing): void {
    this.#occupancy.remove(building.id, building.kind, building.x, building.y);
    this.#standing.delete(building.id);
    despawn(this.#world, handle);
  }
}

function isPlaced(building: Building): building is Placed {
  return building.x !== null && building.y !== null;
}
