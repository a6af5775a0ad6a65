import type { AvatarView, Bridge, BuildingView, WorldEvents } from '#bridge/index.ts';
import type { Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import type { GroundView } from '../ground/ground-view.ts';
import { LampPools } from '../ground/lamp-pools.ts';
import type { Reflections } from '../ground/reflections.ts';
import { ShadowChunks } from '../ground/shadow-chunks.ts';
import { Ghost } from '../input/ghost.ts';
import { Contours } from '../lights/contours.ts';
import { QueryLights } from '../lights/query-lights.ts';
import type { Daylight } from '../look/daylight.ts';
import { type Grade, PLAIN, SUBDUED } from '../look/grade.ts';
import { Badges } from '../overlay/badges.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { ProgressChips } from '../overlay/progress-chips.ts';
import { Voices } from '../overlay/voices.ts';
import { Avatars } from '../people/avatars.ts';
import { Citizens } from '../people/citizens.ts';
import { toGround } from '../projection.ts';
import { boxOf } from '../things/building-sprite.ts';
import { type Building, Buildings } from '../things/buildings.ts';
import { celebrate } from '../things/celebration.ts';
import { standOldQuarter } from '../things/old-quarter-view.ts';
import { RiversideView } from '../things/riverside-view.ts';
import { SceneryView } from '../things/scenery-view.ts';
import type { Thing } from '../things/thing.ts';
import { ThingLayer } from '../things/thing-layer.ts';
import type { CityCamera } from './city-camera.ts';
import { Reports } from './reports.ts';
import { Selection } from './selection.ts';

/** What was there before the sprites were loaded, and what the page decides. */
export type CitySetting = {
  readonly bridge: Bridge;
  readonly camera: CityCamera;
  readonly ground: GroundView;
  readonly reflections: Reflections;
  readonly overlay: Overlay;
  /** People on the streets. */
  readonly citizens: number;
  daylight: Daylight;
  reducedMotion: boolean;
};

/** The living city: everything that stands, walks, glows and speaks, drawn afresh each frame. */
export class City {
  readonly landmarks: ReadonlyMap<number, Thing>;
  readonly buildings: Buildings;
  readonly avatars: Avatars;
  readonly lights: QueryLights;
  readonly voices: Voices;
  readonly ghost: Ghost;
  readonly selection: Selection;
  readonly setting: CitySetting;
  readonly #scene: Scene;
  readonly #layer: ThingLayer;
  readonly #scenery: SceneryView;
  readonly #riverside: RiversideView;
  readonly #citizens: Citizens;
  readonly #shadows: ShadowChunks;
  readonly #pools: LampPools;
  readonly #chips: ProgressChips;
  readonly #reports: Reports;
  #grade: Grade = PLAIN;
  #isRelit = true;

  constructor(scene: Scene, atlas: Atlas, setting: CitySetting) {
    const { overlay, daylight } = setting;
    this.#scene = scene;
    this.setting = setting;
    const layer = new ThingLayer(scene, atlas, daylight);
    this.#layer = layer;
    this.landmarks = standOldQuarter(layer);
    this.#scenery = new SceneryView(scene, layer, atlas);
    this.#riverside = new RiversideView(scene, layer, atlas);
    this.#shadows = new ShadowChunks(scene, atlas, daylight, () => layer.all());
    this.#pools = new LampPools(scene, atlas);
    this.#citizens = new Citizens(scene, atlas, layer, setting.citizens);
    this.buildings = new Buildings(layer, atlas, {
      changed: (building, isGone) => this.#onBuildingChanged(building, isGone),
      completed: (building) => celebrate(scene, building, { atlas, reducedMotion: setting.reducedMotion }),
    });
    this.avatars = new Avatars(scene, { atlas, layer, overlay, daylight });
    this.voices = new Voices(overlay, this.avatars);
    this.#chips = new ProgressChips(overlay, atlas);
    const contours = new Contours(scene, atlas);
    const badges = new Badges(overlay);
    const { landmarks } = this;
    contours.warm(landmarks.values());
    this.lights = new QueryLights({ landmarks, atlas, layer, contours, badges, daylight });
    this.selection = new Selection(contours, daylight);
    this.ghost = new Ghost(scene, atlas, this.buildings);
    this.#reports = new Reports(setting.bridge, setting.camera);
  }

  reset(snapshot: { buildings: readonly BuildingView[]; avatars: readonly AvatarView[] }, now: number): void {
    this.buildings.reset(snapshot.buildings, now);
    this.avatars.reset(snapshot.avatars, now);
  }

  lightUp(event: WorldEvents['lights'], now: number): void {
    const { camera } = this.setting;
    const { view } = camera;
    const middle = toGround(view.x + view.width / 2, view.y + view.height / 2);
    this.lights.light(event, this.avatars.ofPlayer(event.playerId)?.at ?? middle, now);
  }

  /** The light of the day, the connection or the query lights changed. */
  relight(): void {
    const { daylight, overlay, ground } = this.setting;
    this.#grade = this.#gradeNow();
    ground.relight(daylight, this.#grade);
    overlay.relight(daylight);
    this.#layer.relight(daylight, this.#grade);
    this.#citizens.relight(daylight, this.#grade);
    this.#shadows.relight(daylight);
    this.avatars.relight(daylight);
    this.lights.relight(daylight);
    this.selection.relight(daylight);
    this.#isRelit = true;
  }

  /** Draws the moment `now`, in milliseconds of the page's clock. */
  update(now: number): void {
    const { camera, ground, overlay, reducedMotion } = this.setting;
    camera.update(now);
    const { view, pixels } = camera;
    const seconds = reducedMotion ? 3 : (Date.now() / 1000) % 86_400;
    this.buildings.update(now);
    const isResorted = this.#layer.update(view);
    if (this.#isRelit) this.#bakeLight();
    this.#shadows.update(view);
    this.#pools.update(view);
    ground.update(view, pixels, seconds % 4096);
    this.#riverside.update(reducedMotion ? 0 : now);
    this.#citizens.update(view, seconds);
    this.avatars.update(now);
    const toCss = camera.toCss.bind(camera);
    if (isResorted) this.lights.resort();
    if (this.lights.update(now, pixels, toCss) && this.#gradeNow() !== this.#grade) this.relight();
    this.#chips.update(this.buildings.all(), now);
    this.voices.update(now);
    overlay.setZoom(camera.zoom);
    overlay.update(toCss);
    this.#reports.update(this.lights.rows(), now);
  }

  /** What needs the final drawing order: the mirror image and the pools of lamps. */
  #bakeLight(): void {
    this.#isRelit = false;
    const { daylight, reflections } = this.setting;
    reflections.bake(this.#layer.all(), daylight);
    this.#pools.light(this.#layer.all(), daylight === 'dusk');
  }

  #gradeNow(): Grade {
    return this.lights.rows().length > 0 ? SUBDUED : PLAIN;
  }

  #onBuildingChanged(building: Building, isGone: boolean): void {
    const { x, y } = building.thing;
    const cleared = this.#scenery.setCleared(boxOf(building.view), !isGone);
    this.#shadows.touch(x, y);
    for (const thing of cleared) this.#shadows.touch(thing.x, thing.y);
    this.selection.forget(building.thing);
    this.ghost.refresh();
    this.#isRelit = true;
  }

  get scene(): Scene {
    return this.#scene;
  }
}
