import type { Tool } from '#bridge/index.ts';
import { CITY_TILES } from '@sqltown/shared/plan';
import { div } from '../overlay/overlay.ts';
import { type Point, toGround, toScreen } from '../projection.ts';
import { RING } from '../scene/brushes.ts';
import type { City } from '../scene/city.ts';
import { DEPTH } from '../scene/depths.ts';
import { listenToGestures } from './gestures.ts';
import { listenToKeys } from './keys.ts';
import { pick } from './picking.ts';

/** The pointer's tile is told at most this often. */
const POINTER_MS = 100;

/** Connects hands and keys with the city. Returns the function that lets go. */
export function connectInput(
  city: City,
  canvas: HTMLElement,
): { stop: () => void; take: (tool: Tool) => void } {
  const input = new CityInput(city);
  const { camera } = city.setting;
  const stopGestures = listenToGestures(canvas, {
    drag: (dx, dy) => camera.panBy(dx, dy),
    zoom: (factor, x, y) => camera.zoomBy(factor, x, y),
    hover: (x, y) => input.hover(camera.toWorld(x, y)),
    tap: (x, y, isTouch) => input.tap(camera.toWorld(x, y), isTouch),
  });
  const reticle = div('map-reticle');
  const stopKeys = listenToKeys(canvas, {
    pan: (dx, dy) => {
      camera.panBy(dx, dy);
      input.hover(middle(city));
    },
    zoom: (direction) => camera.zoomStep(direction),
    act: () => input.tap(middle(city), false),
    focus: (isFocused) => {
      if (isFocused) canvas.parentElement?.append(reticle);
      else reticle.remove();
    },
  });
  const stop = (): void => {
    stopGestures();
    stopKeys();
    reticle.remove();
  };
  return { stop, take: (tool) => input.take(tool) };
}

function middle(city: City): Point {
  const { view } = city.setting.camera;
  return { x: view.x + view.width / 2, y: view.y + view.height / 2 };
}

/** What taps and hovers mean with the tool in hand. Points are world pixels. */
class CityInput {
  readonly #city: City;
  #tool: Tool = { kind: 'look' };
  #pointedAt = 0;

  constructor(city: City) {
    this.#city = city;
  }

  take(tool: Tool): void {
    this.#tool = tool;
    this.#city.ghost.take(tool);
    if (tool.kind === 'look') return;
    this.#hoverGhost(toGround(middle(this.#city).x, middle(this.#city).y));
  }

  hover(world: Point): void {
    const ground = toGround(world.x, world.y);
    if (this.#tool.kind !== 'look') this.#hoverGhost(ground);
    const now = performance.now();
    if (now - this.#pointedAt < POINTER_MS || !isInCity(ground)) return;
    this.#pointedAt = now;
    this.#city.setting.bridge.game.emit('pointer', ground);
  }

  /** A finger first brings the ghost, then places it; a mouse has brought it by hovering. */
  tap(world: Point, isTouch: boolean): void {
    const ground = toGround(world.x, world.y);
    if (this.#tool.kind === 'look') {
      this.#look(world, ground);
      return;
    }
    if (isTouch && !this.#city.ghost.covers(ground)) {
      this.#hoverGhost(ground);
      return;
    }
    if (!isTouch) this.#hoverGhost(ground);
    this.#place(this.#tool);
  }

  #place(tool: Exclude<Tool, { kind: 'look' }>): void {
    const { ghost, setting } = this.#city;
    const { plan, reason } = ghost;
    if (!plan) return;
    setting.bridge.game.emit('ghost', { reason });
    if (reason !== null) return;
    const at = { x: plan.x, y: plan.y };
    if (tool.kind === 'place') setting.bridge.game.emit('place', { kind: tool.building, ...at });
    else setting.bridge.game.emit('move', { buildingId: tool.buildingId, ...at });
  }

  #hoverGhost(ground: Point): void {
    const { ghost, setting } = this.#city;
    if (ghost.hover(ground)) setting.bridge.game.emit('ghost', { reason: ghost.reason });
  }

  /** A building or landmark is chosen; on open ground one walks there. */
  #look(world: Point, ground: Point): void {
    const { game } = this.#city.setting.bridge;
    const { selection, setting } = this.#city;
    const buildings = [...this.#city.buildings.all()];
    const things = [...buildings.map((b) => b.thing), ...this.#city.landmarks.values()];
    const thing = pick(things, world, this.#city.scene.textures);
    if (!thing && selection.thing) game.emit('select', null);
    selection.choose(thing, setting.camera.pixels);
    if (!thing) {
      if (isInCity(ground)) this.#walk(ground);
      return;
    }
    const building = buildings.find((b) => b.thing === thing);
    if (building) game.emit('select', { buildingId: building.view.buildingId });
    else
      for (const [landmarkId, t] of this.#city.landmarks)
        if (t === thing) game.emit('select', { landmarkId });
  }

  #walk(ground: Point): void {
    const { scene, setting } = this.#city;
    setting.bridge.game.emit('walk', ground);
    const at = toScreen(ground.x, ground.y);
    const ping = scene.add.image(at.x, at.y, RING).setDepth(DEPTH.tiles).setScale(0.12).setTint(0x0e6570);
    scene.tweens.add({
      targets: ping,
      scale: setting.reducedMotion ? 0.12 : 0.5,
      alpha: 0,
      duration: 520,
      onComplete: () => ping.destroy(),
    });
  }
}

function isInCity({ x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x <= CITY_TILES && y <= CITY_TILES;
}
