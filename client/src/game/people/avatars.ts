import { AVATARS, walkerSprite } from '#art/manifest.ts';
import type { AvatarView } from '#bridge/index.ts';
import { LIGHT_COLORS } from '@sqltown/shared/lights';
import { STEP_MS } from '@sqltown/shared/rules';
import type { GameObjects, Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { type Daylight, LIGHT } from '../look/daylight.ts';
import { PLAIN, paint } from '../look/grade.ts';
import { nameColor } from '../look/signal-colors.ts';
import { type Label, type Overlay, div } from '../overlay/overlay.ts';
import { type Point, groundHeight, toScreen } from '../projection.ts';
import { BLOB, RING } from '../scene/brushes.ts';
import type { ThingLayer } from '../things/thing-layer.ts';
import type { Facing } from './routes.ts';

/** Where a name hangs, over the tallest of the avatars. */
const HEAD_TILES = 0.66;

/** Drawn a little behind the newest step, so that there is always a step to walk towards. */
const GLIDE_MS = STEP_MS * 1.3;

/** Farther than this (tiles) between two steps and one isn't walking: one is there. */
const JUMP_TILES = 3;

const STRIDES_PER_TILE = 2.4;

export type Avatar = {
  view: AvatarView;
  from: Point;
  at: Point;
  movedAt: number;
  walked: number;
  facing: Facing;
  readonly figure: number;
  readonly image: GameObjects.Image;
  readonly ring: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  readonly tag: Label;
};

/** Players who are here: they glide between steps, stand in their coloured ring and carry their name. */
export class Avatars {
  readonly #scene: Scene;
  readonly #atlas: Atlas;
  readonly #layer: ThingLayer;
  readonly #overlay: Overlay;
  readonly #byHandle = new Map<number, Avatar>();
  #daylight: Daylight;

  constructor(
    scene: Scene,
    parts: { atlas: Atlas; layer: ThingLayer; overlay: Overlay; daylight: Daylight },
  ) {
    this.#scene = scene;
    this.#atlas = parts.atlas;
    this.#layer = parts.layer;
    this.#overlay = parts.overlay;
    this.#daylight = parts.daylight;
  }

  all(): Iterable<Avatar> {
    return this.#byHandle.values();
  }

  ofPlayer(playerId: string): Avatar | null {
    for (const avatar of this.#byHandle.values()) if (avatar.view.playerId === playerId) return avatar;
    return null;
  }

  reset(views: readonly AvatarView[], now: number): void {
    for (const handle of this.#byHandle.keys()) this.remove(handle);
    for (const view of views) this.put(view, now);
  }

  put(view: AvatarView, now: number): void {
    const avatar = this.#byHandle.get(view.handle);
    if (!avatar) {
      this.#byHandle.set(view.handle, this.#arrive(view));
      return;
    }
    const jumps = Math.hypot(view.x - avatar.at.x, view.y - avatar.at.y) > JUMP_TILES;
    avatar.from = jumps ? view : avatar.at;
    avatar.movedAt = now;
    const label = tagText(view);
    if (avatar.tag.element.textContent !== label) avatar.tag.element.textContent = label;
    avatar.view = view;
    this.#color(avatar);
  }

  remove(handle: number): void {
    const avatar = this.#byHandle.get(handle);
    if (!avatar) return;
    this.#byHandle.delete(handle);
    for (const image of [avatar.image, avatar.ring, avatar.shadow]) image.destroy();
    this.#overlay.remove(avatar.tag);
  }

  relight(daylight: Daylight): void {
    this.#daylight = daylight;
    for (const avatar of this.#byHandle.values()) this.#color(avatar);
  }

  update(now: number): void {
    for (const avatar of this.#byHandle.values()) this.#walk(avatar, now);
  }

  #arrive(view: AvatarView): Avatar {
    const figure = figureOf(view.playerId);
    const image = this.#scene.add.image(0, 0, this.#atlas.colourSheet);
    this.#atlas.dress(image, walkerSprite('avatar', { person: figure, way: 1, frame: 1 }));
    const avatar: Avatar = {
      view,
      from: view,
      at: view,
      movedAt: 0,
      walked: 0,
      facing: 1,
      figure,
      image,
      ring: this.#scene.add.image(0, 0, RING).setScale(0.36),
      shadow: this.#scene.add.image(0, 0, BLOB).setScale(0.95, 0.75),
      tag: this.#overlay.add(div('map-name', tagText(view)), { x: 0, y: 0 }, 4),
    };
    this.#color(avatar);
    return avatar;
  }

  #color(avatar: Avatar): void {
    avatar.ring.setTint(LIGHT_COLORS[avatar.view.color % LIGHT_COLORS.length]!.hex);
    avatar.tag.element.style.setProperty('--color', nameColor(avatar.view.color));
    paint(avatar.image, 0xffffff, LIGHT[this.#daylight].walkers, PLAIN);
  }

  #walk(avatar: Avatar, now: number): void {
    const { view, from } = avatar;
    const share = Math.min(1, (now - avatar.movedAt) / GLIDE_MS);
    const next = { x: from.x + (view.x - from.x) * share, y: from.y + (view.y - from.y) * share };
    const dx = next.x - avatar.at.x;
    const dy = next.y - avatar.at.y;
    const step = Math.hypot(dx, dy);
    avatar.at = next;
    avatar.walked += step;
    if (step > 1e-3) avatar.facing = facing(dx, dy);
    const stride = step > 1e-3 ? Math.floor(avatar.walked * STRIDES_PER_TILE * 2) % 4 : 1;
    const frame = `${walkerSprite('avatar', { person: avatar.figure, way: avatar.facing, frame: stride })}.c`;
    if (avatar.image.frame.name !== frame) avatar.image.setFrame(frame);
    this.#place(avatar);
  }

  #place(avatar: Avatar): void {
    const { x, y } = avatar.at;
    const z = groundHeight(x, y);
    const foot = toScreen(x, y, z);
    const depth = this.#layer.walkerDepth(x, y);
    avatar.image.setPosition(foot.x, foot.y);
    avatar.ring.setPosition(foot.x, foot.y);
    avatar.shadow.setPosition(foot.x + 5, foot.y);
    if (Math.abs(depth - avatar.image.depth) > 1e-3) {
      avatar.image.setDepth(depth);
      avatar.shadow.setDepth(depth - 4e-4);
      avatar.ring.setDepth(depth - 2e-4);
    }
    avatar.tag.at = toScreen(x, y, z + HEAD_TILES);
  }
}

function tagText(view: AvatarView): string {
  return view.you ? 'You' : view.name;
}

function facing(dx: number, dy: number): Facing {
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? 0 : 2;
  return dy > 0 ? 1 : 3;
}

/** The same figure for the same player, in every browser. */
function figureOf(playerId: string): number {
  let sum = 7;
  for (const char of playerId) sum = (Math.imul(sum, 31) + char.codePointAt(0)!) | 0;
  return Math.abs(sum) % AVATARS;
}
