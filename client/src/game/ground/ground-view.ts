import { hash } from '@sqltown/shared/noise';
import { CITY_TILES, waterDepth } from '@sqltown/shared/plan';
import { GameObjects, type Scene, Textures } from 'phaser';
import { type Daylight, LIGHT } from '../look/daylight.ts';
import { type Grade, PLAIN } from '../look/grade.ts';
import { type View, toGround } from '../projection.ts';
import { DEPTH } from '../scene/depths.ts';
import { PLAN_TEXELS, paintPlan } from './plan-texture.ts';
import { LAND_SHADER, WATER_SHADER } from './shaders.ts';

const NOISE_TEXELS = 256;
const LAND_TEXTURE = 'land';
const WATER_TEXTURE = 'water';

/** What a shader's frame needs to be told. */
type SetUniform = (name: string, value: unknown) => void;

/** A texture that the water mirrors, and the world pixels that it covers. */
export type Reflection = { readonly texture: string; readonly rect: View };

/** While a slow machine's view rests, the river is drawn afresh in one frame of so many, at half size. */
const SLOW_WATER = { everyFrames: 3, size: 0.5 } as const;

/**
 * The land and the river under everything, each drawn into a texture of the screen's size: the land again only
 * when the view or the light changes, the river as often as the machine can.
 */
export class GroundView {
  readonly #land: GameObjects.Shader;
  readonly #landImage: GameObjects.Image;
  readonly #water: GameObjects.Shader;
  readonly #waterImage: GameObjects.Image;
  #daylight: Daylight;
  #grade: Grade = PLAIN;
  #view: View = { x: 0, y: 0, width: 1, height: 1 };
  #seconds = 3;
  #isStale = true;
  #isSlow = false;
  #frame = 0;

  constructor(scene: Scene, daylight: Daylight, reflection: Reflection) {
    this.#daylight = daylight;
    addPlanTextures(scene);
    const plan = ['paving', 'river', 'noise'];
    this.#land = offScreen(scene, LAND_TEXTURE, LAND_SHADER, plan, this.#landUniforms);
    this.#landImage = scene.add.image(0, 0, LAND_TEXTURE).setDepth(DEPTH.land);
    this.#water = offScreen(scene, WATER_TEXTURE, WATER_SHADER, [...plan, reflection.texture], (set) =>
      this.#waterUniforms(set, reflection.rect),
    );
    this.#waterImage = scene.add.image(0, 0, WATER_TEXTURE).setDepth(DEPTH.water);
  }

  /** The machine doesn't keep up: the river is drawn smaller and less often from now on. */
  slowDown(): void {
    this.#isSlow = true;
    this.#isStale = true;
  }

  relight(daylight: Daylight, grade: Grade): void {
    this.#daylight = daylight;
    this.#grade = grade;
    this.#isStale = true;
  }

  /** Shows `view` at `pixels` device pixels a world pixel; `seconds` moves the water. */
  update(view: View, pixels: number, seconds: number): void {
    const last = this.#view;
    const moved =
      view.x !== last.x || view.y !== last.y || view.width !== last.width || view.height !== last.height;
    const isStale = moved || this.#isStale;
    this.#isStale = false;
    this.#view = { ...view };
    if (isStale) this.#drawLand(pixels);
    if (moved) this.#waterImage.setVisible(showsWater(view));
    this.#frame++;
    const waits = this.#isSlow && this.#frame % SLOW_WATER.everyFrames !== 0;
    const flows = seconds !== this.#seconds && !waits;
    if (this.#waterImage.visible && (isStale || flows)) this.#drawWater(pixels, seconds);
  }

  #drawLand(pixels: number): void {
    draw(this.#land, this.#landImage, this.#view, pixels);
  }

  #drawWater(pixels: number, seconds: number): void {
    this.#seconds = seconds;
    draw(this.#water, this.#waterImage, this.#view, pixels * (this.#isSlow ? SLOW_WATER.size : 1));
  }

  #landUniforms = (set: SetUniform): void => {
    const light = LIGHT[this.#daylight];
    this.#commonUniforms(set);
    set('uGround', light.ground);
    set('uBeyond', light.beyond);
  };

  #waterUniforms(set: SetUniform, reflection: View): void {
    const light = LIGHT[this.#daylight];
    this.#commonUniforms(set);
    set('uReflection', 3);
    set('uReflectionRect', [reflection.x, reflection.y, reflection.width, reflection.height]);
    set('uTime', this.#seconds);
    set('uNight', light.lampsLit ? 1 : 0);
    set('uWater', light.water);
    set('uShallows', light.shallows);
    set('uGlint', light.glint);
    set('uFoam', light.foam);
    set('uBeyond', light.beyond);
  }

  #commonUniforms(set: SetUniform): void {
    const { x, y, width, height } = this.#view;
    set('uPaving', 0);
    set('uRiver', 1);
    set('uNoise', 2);
    set('uRect', [x, y, width, height]);
    set('uExposure', LIGHT[this.#daylight].exposure);
    set('uGrade', [this.#grade.white, this.#grade.black]);
  }
}

/** A shader that draws into a texture, when told to. */
function offScreen(
  scene: Scene,
  texture: string,
  fragmentSource: string,
  inputs: string[],
  setupUniforms: (set: SetUniform) => void,
): GameObjects.Shader {
  const shader = new GameObjects.Shader(
    scene,
    { name: texture, fragmentSource, setupUniforms },
    0,
    0,
    16,
    16,
    inputs,
  );
  return shader.setRenderToTexture(texture);
}

/** Draws a shader for a view and spreads its texture over that view. */
function draw(shader: GameObjects.Shader, image: GameObjects.Image, view: View, pixels: number): void {
  shader.setSize(Math.ceil(view.width * pixels), Math.ceil(view.height * pixels));
  shader.renderImmediate();
  image.setPosition(view.x + view.width / 2, view.y + view.height / 2);
  image.setDisplaySize(view.width, view.height);
}

function addPlanTextures(scene: Scene): void {
  const { paving, river } = paintPlan();
  addSmooth(scene, 'paving', paving, PLAN_TEXELS);
  addSmooth(scene, 'river', river, PLAN_TEXELS);
  const noise = new Uint8Array(NOISE_TEXELS * NOISE_TEXELS * 4).fill(255);
  for (let i = 0; i < NOISE_TEXELS * NOISE_TEXELS; i++) {
    const x = i % NOISE_TEXELS;
    const y = Math.floor(i / NOISE_TEXELS);
    noise[i * 4] = hash(x, y) * 255;
    noise[i * 4 + 1] = hash(x, y, 7) * 255;
  }
  addSmooth(scene, 'noise', noise, NOISE_TEXELS);
}

function addSmooth(scene: Scene, key: string, pixels: Uint8Array, texels: number): void {
  const texture = scene.textures.addUint8Array(key, pixels, texels, texels);
  if (!texture) throw new Error(`A texture named "${key}" exists already`);
  texture.setFilter(Textures.FilterMode.LINEAR);
}

/** Whether any water lies in the view, by a grid of points one to three tiles apart. */
function showsWater(view: View): boolean {
  const steps = 24;
  for (let j = 0; j <= steps; j++) {
    for (let i = 0; i <= steps; i++) {
      const g = toGround(view.x + (view.width * i) / steps, view.y + (view.height * j) / steps);
      if (g.x > -9 && g.x < CITY_TILES + 9 && waterDepth(g.x, g.y) > -1.5) return true;
    }
  }
  return false;
}
