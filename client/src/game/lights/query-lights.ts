import type { WorldEvents } from '#bridge/index.ts';
import type { GameObjects } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import type { Daylight } from '../look/daylight.ts';
import { type SignalColor, signalColor } from '../look/signal-colors.ts';
import type { Badge, Badges } from '../overlay/badges.ts';
import { type Point, toScreen } from '../projection.ts';
import type { Thing } from '../things/thing.ts';
import type { ThingLayer } from '../things/thing-layer.ts';
import { Contours } from './contours.ts';
import { GLOW_MS, type PlannedLight, planLights } from './lighting-plan.ts';

const FADE_IN_MS = 160;
const FADE_OUT_MS = 400;
const MAX_AHEAD_MS = 300;

/** A row that glows, or is about to. */
export type LitRow = PlannedLight & { readonly thing: Thing };

type Glow = {
  readonly row: LitRow;
  contour: GameObjects.Image[];
  readonly alphas: number[];
  badge: Badge | null;
};

/** One player's run and what it lit. */
type Run = {
  readonly color: number;
  readonly you: boolean;
  readonly startedAt: number;
  readonly waiting: LitRow[];
  readonly glows: Glow[];
  endsAt: number;
};

/** Rows of everybody's queries, glowing on their buildings. */
export class QueryLights {
  readonly #landmarks: ReadonlyMap<number, Thing>;
  readonly #atlas: Atlas;
  readonly #layer: ThingLayer;
  readonly #contours: Contours;
  readonly #badges: Badges;
  readonly #runs = new Map<string, Run>();
  #daylight: Daylight;
  #grain = 1;
  #updatedAt = 0;

  constructor(parts: {
    landmarks: ReadonlyMap<number, Thing>;
    atlas: Atlas;
    layer: ThingLayer;
    contours: Contours;
    badges: Badges;
    daylight: Daylight;
  }) {
    this.#landmarks = parts.landmarks;
    this.#atlas = parts.atlas;
    this.#layer = parts.layer;
    this.#contours = parts.contours;
    this.#badges = parts.badges;
    this.#daylight = parts.daylight;
  }

  /** A run lights its rows, from where its asker stands; the asker's last run goes out. */
  light(event: WorldEvents['lights'], from: Point, now: number): void {
    this.#end(event.playerId);
    const placeOf = (id: number): Point | null => this.#landmarks.get(id) ?? null;
    const waiting = planLights(event.lights, placeOf, from).map((planned) => {
      return { ...planned, thing: this.#landmarks.get(planned.landmarkId)! };
    });
    if (waiting.length === 0) return;
    const run = { color: event.color, you: event.you, startedAt: now, waiting, glows: [] };
    this.#runs.set(event.playerId, { ...run, endsAt: now + GLOW_MS });
  }

  /** Puts out the player's own rows. */
  clearOwn(): void {
    for (const [playerId, run] of this.#runs) if (run.you) this.#end(playerId);
  }

  relight(daylight: Daylight): void {
    this.#daylight = daylight;
    this.#redraw();
    for (const run of this.#runs.values()) {
      for (const glow of run.glows) if (glow.badge) this.#badges.recolor(glow.badge, this.#colorOf(run));
    }
  }

  /** Every row that glows or is about to. */
  rows(): readonly LitRow[] {
    return [...this.#runs.values()].flatMap((run) => [...run.glows.map((g) => g.row), ...run.waiting]);
  }

  /** Landmarks that glow now. */
  lit(): number[] {
    return [...this.#runs.values()].flatMap((run) => run.glows.map((g) => g.row.landmarkId));
  }

  /** Lights rows whose time has come and fades runs that are over. Returns true if any row came or went. */
  update(now: number, pixels: number, toCss: (point: Point) => Point): boolean {
    const grain = Contours.grain(pixels);
    if (grain !== this.#grain) {
      this.#grain = grain;
      this.#redraw();
    }
    let hasChanged = false;
    // What would come before the next frame comes now: on a slow machine a row a frame would take seconds.
    const nextFrame = now + Math.min(now - this.#updatedAt, MAX_AHEAD_MS);
    this.#updatedAt = now;
    for (const [playerId, run] of this.#runs) {
      while (run.waiting[0] && run.startedAt + run.waiting[0].delayMs < nextFrame) {
        this.#glow(run, run.waiting.shift()!);
        hasChanged = true;
      }
      this.#fade(run, now);
      if (now < run.endsAt + FADE_OUT_MS) continue;
      this.#end(playerId);
      hasChanged = true;
    }
    if (this.#runs.size > 0) this.#badges.stack(toCss);
    return hasChanged;
  }

  /** The drawing order changed: contours go with their buildings. */
  resort(): void {
    for (const run of this.#runs.values()) {
      for (const { row, contour } of run.glows) contour[0]?.setDepth(row.thing.depth + 0.3);
    }
  }

  #glow(run: Run, row: LitRow): void {
    const color = this.#colorOf(run);
    const contour = this.#contours.draw(row.thing, color.contour, this.#grain);
    const roof = toScreen(row.thing.x, row.thing.y, this.#atlas.info(row.thing.sprite).top);
    const words = row.badge === 'words' ? row.label : null;
    const badge = row.badge === 'none' ? null : this.#badges.add(roof, row.row, words, color);
    run.glows.push({ row, contour, alphas: contour.map((c) => c.alpha), badge });
    this.#layer.setLit(row.thing, true);
  }

  #fade(run: Run, now: number): void {
    const leaving = Math.min(1, Math.max(0, 1 - (now - run.endsAt) / FADE_OUT_MS));
    for (const { row, contour, alphas, badge } of run.glows) {
      const arriving = Math.min(1, Math.max(0, now - run.startedAt - row.delayMs) / FADE_IN_MS);
      for (const [i, image] of contour.entries()) image.setAlpha(alphas[i]! * arriving * leaving);
      if (leaving < 1) badge?.label.element.classList.add('is-out');
    }
  }

  #end(playerId: string): void {
    const run = this.#runs.get(playerId);
    if (!run) return;
    this.#runs.delete(playerId);
    for (const { contour, badge, row } of run.glows) {
      for (const image of contour) image.destroy();
      if (badge) this.#badges.remove(badge);
      this.#layer.setLit(row.thing, this.#isLit(row.thing));
    }
  }

  #isLit(thing: Thing): boolean {
    return [...this.#runs.values()].some((run) => run.glows.some((g) => g.row.thing === thing));
  }

  #redraw(): void {
    for (const run of this.#runs.values()) {
      for (const glow of run.glows) {
        for (const image of glow.contour) image.destroy();
        glow.contour = this.#contours.draw(glow.row.thing, this.#colorOf(run).contour, this.#grain);
      }
    }
  }

  #colorOf(run: Run): SignalColor {
    return signalColor(run.color, this.#daylight);
  }
}
