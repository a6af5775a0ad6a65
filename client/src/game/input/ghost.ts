import { buildingSprite } from '#art/manifest.ts';
import type { Tool } from '#bridge/index.ts';
import { REFUSALS } from '@sqltown/shared/refusals';
import { BUILDING_TYPES, type BuildingKind } from '@sqltown/shared/rules';
import { type GameObjects, Math as PhaserMath, type Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { type Point, toScreen } from '../projection.ts';
import { DEPTH } from '../scene/depths.ts';
import { centreOf } from '../things/building-sprite.ts';
import type { Buildings } from '../things/buildings.ts';

/** Green and red that tell apart without colour too: red tiles are crossed. */
const FREE = { fill: 0x4fc98a, line: 0x1b7247, sprite: 0xd2ffe2 } as const;
const TAKEN = { fill: 0xff8a66, line: 0xad3b17, sprite: 0xffb9a2 } as const;

/** What the tool would build, and where its smallest corner would lie. */
type Plan = { readonly kind: BuildingKind; readonly x: number; readonly y: number; readonly level: number };

/** The building that one is about to place or move, on its tiles: green where it can stand, red with a reason. */
export class Ghost {
  readonly #scene: Scene;
  readonly #atlas: Atlas;
  readonly #buildings: Buildings;
  readonly #tiles: GameObjects.Graphics;
  #image: GameObjects.Image | null = null;
  #tool: Tool = { kind: 'look' };
  #plan: Plan | null = null;
  #reason: string | null = null;

  constructor(scene: Scene, atlas: Atlas, buildings: Buildings) {
    this.#scene = scene;
    this.#atlas = atlas;
    this.#buildings = buildings;
    this.#tiles = scene.add.graphics().setDepth(DEPTH.overAll + 1);
  }

  /** Smallest corner of the planned building, or null when no building is in hand. */
  get plan(): Plan | null {
    return this.#plan;
  }

  /** Why it can't stand where it is, in words; null when it can. */
  get reason(): string | null {
    return this.#reason;
  }

  take(tool: Tool): void {
    this.#tool = tool;
    this.#clear();
  }

  /** Brings the ghost to a tile point, centred under it. Returns true if it came to other tiles. */
  hover(point: Point): boolean {
    const held = this.#held();
    if (!held) return false;
    const [width, depth] = BUILDING_TYPES[held.kind].footprint;
    const x = Math.round(point.x - width / 2);
    const y = Math.round(point.y - depth / 2);
    if (this.#plan?.x === x && this.#plan.y === y) return false;
    this.#plan = { ...held, x, y };
    const refusal = this.#buildings.occupancy.whyNot(held.kind, x, y, held.mover);
    this.#reason = refusal === null ? null : REFUSALS[refusal];
    this.#draw(this.#plan);
    return true;
  }

  /** Whether a tile point lies on the ghost. */
  covers(point: Point): boolean {
    if (!this.#plan) return false;
    const [width, depth] = BUILDING_TYPES[this.#plan.kind].footprint;
    const { x, y } = this.#plan;
    return point.x >= x && point.y >= y && point.x < x + width && point.y < y + depth;
  }

  /** Something changed under the ghost: judge the same tiles again. */
  refresh(): void {
    const plan = this.#plan;
    if (!plan) return;
    this.#plan = null;
    const [width, depth] = BUILDING_TYPES[plan.kind].footprint;
    this.hover({ x: plan.x + width / 2, y: plan.y + depth / 2 });
  }

  #held(): { kind: BuildingKind; level: number; mover?: number } | null {
    if (this.#tool.kind === 'place') return { kind: this.#tool.building, level: 1 };
    if (this.#tool.kind !== 'move') return null;
    const building = this.#buildings.byId(this.#tool.buildingId);
    if (!building) return null;
    return { kind: building.view.kind, level: building.view.level, mover: building.view.handle };
  }

  #clear(): void {
    this.#plan = null;
    this.#reason = null;
    this.#tiles.clear();
    this.#image?.destroy();
    this.#image = null;
  }

  #draw(plan: Plan): void {
    const look = this.#reason === null ? FREE : TAKEN;
    const centre = centreOf(plan);
    const at = toScreen(centre.x, centre.y);
    this.#image ??= this.#scene.add.image(0, 0, this.#atlas.colourSheet).setDepth(DEPTH.overAll + 2);
    this.#atlas.dress(this.#image, buildingSprite(plan.kind, plan.level, 0));
    this.#image.setPosition(at.x, at.y).setTint(look.sprite).setAlpha(0.72);
    this.#drawTiles(plan, look);
  }

  #drawTiles(plan: Plan, look: typeof FREE | typeof TAKEN): void {
    const [width, depth] = BUILDING_TYPES[plan.kind].footprint;
    this.#tiles.clear().fillStyle(look.fill, 0.45).lineStyle(1.5, look.line, 0.9);
    for (let j = 0; j < depth; j++) {
      for (let i = 0; i < width; i++) {
        const corners = (
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ] as const
        ).map(([dx, dy]) => cornerAt(plan.x + i + dx, plan.y + j + dy));
        this.#tiles.fillPoints(corners, true).strokePoints(corners, true);
        if (look === TAKEN) {
          this.#tiles.lineBetween(corners[0]!.x, corners[0]!.y, corners[2]!.x, corners[2]!.y);
        }
      }
    }
  }
}

function cornerAt(x: number, y: number): PhaserMath.Vector2 {
  const at = toScreen(x, y);
  return new PhaserMath.Vector2(at.x, at.y);
}
