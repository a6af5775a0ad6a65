import type { Bridge, Tool } from '#bridge/index.ts';
import { Game, Scale, WEBGL } from 'phaser';
import { connectInput } from './input/city-input.ts';
import { type Daylight, LIGHT } from './look/daylight.ts';
import { Overlay, div } from './overlay/overlay.ts';
import { probe } from './probe.ts';
import type { City } from './scene/city.ts';
import { createThrottle } from './scene/throttle.ts';
import { CityScene } from './scene/city-scene.ts';
import { listenToHud, listenToWorld } from './scene/wire-bridge.ts';

/** Denser screens get no more pixels than this: the art has none. */
const MAX_DENSITY = 2;

const CITIZENS = 300;

const CANVAS_LABEL =
  'The city. Arrow keys look around, plus and minus zoom, Enter acts on the middle. The same city is there as a table.';

export type CityGameOptions = {
  /** Filled by the city; it follows its size. */
  readonly parent: HTMLElement;
  readonly bridge: Bridge;
  readonly theme: Daylight;
  readonly reducedMotion: boolean;
  /** Address of the atlas's index.json. */
  readonly sprites: string;
  /** People on the streets: 300 unless told otherwise. */
  readonly citizens?: number;
};

export type CityGame = { destroy(): void };

/**
 * Draws the city into `parent` and lives on the bridge until it is destroyed. Emits `ready` when the city stands.
 * Throws where there is no WebGL; a missing atlas is thrown to the page as an unhandled error.
 */
export function createCityGame(options: CityGameOptions): CityGame {
  const { parent, bridge } = options;
  const stage = div('map-stage');
  stage.style.cssText = 'position:absolute;inset:0;overflow:hidden';
  parent.append(stage);
  const overlay = new Overlay(stage, options.theme);
  const size = (): { width: number; height: number } => ({
    width: Math.max(1, stage.clientWidth),
    height: Math.max(1, stage.clientHeight),
  });
  const density = Math.min(MAX_DENSITY, Math.max(1, window.devicePixelRatio));

  let city: City | null = null;
  const waiting: ((city: City) => void)[] = [];
  const withCity = (act: (city: City) => void): void => {
    if (city) act(city);
    else waiting.push(act);
  };

  const scene = new CityScene({
    bridge,
    overlay,
    daylight: options.theme,
    reducedMotion: options.reducedMotion,
    citizens: options.citizens ?? CITIZENS,
    atlasUrl: options.sprites,
    density,
    size,
    onReady: (ready) => {
      city = ready;
      for (const act of waiting.splice(0)) act(ready);
      stopping.push(...connect(ready, game.canvas, bridge));
      bridge.game.emit('ready', null);
    },
    onSlow: (speed) => throttle.slowDown(speed),
    onError: (error) => reportError(error),
  });
  const game = startGame({ stage, scene, density, theme: options.theme, ...size() });
  const throttle = createThrottle(game);
  const resizing = new ResizeObserver(() => {
    const { width, height } = size();
    game.scale.resize(width * density, height * density);
    scene.resize();
  });
  resizing.observe(stage);
  const stopping = [
    ...listenToWorld(bridge, withCity),
    ...listenToHud(bridge, withCity),
    bridge.hud.on('typing', throttle.setTyping),
  ];

  return {
    destroy() {
      for (const stop of stopping) stop();
      resizing.disconnect();
      delete window.sqltownProbe;
      overlay.destroy();
      game.destroy(true);
      stage.remove();
    },
  };
}

function startGame(plan: {
  stage: HTMLElement;
  scene: CityScene;
  density: number;
  theme: Daylight;
  width: number;
  height: number;
}): Game {
  return new Game({
    type: WEBGL,
    parent: plan.stage,
    scene: plan.scene,
    scale: {
      mode: Scale.NONE,
      width: plan.width * plan.density,
      height: plan.height * plan.density,
      zoom: 1 / plan.density,
    },
    backgroundColor: LIGHT[plan.theme].beyondCss,
    antialias: true,
    // Sprites have no edges for multisampling to smooth: it would cost four times the pixels.
    antialiasGL: false,
    powerPreference: 'high-performance',
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    audio: { noAudio: true },
    banner: false,
  });
}

/** What needs the city to stand: hands, tools and the probe. */
function connect(city: City, canvas: HTMLCanvasElement, bridge: Bridge): (() => void)[] {
  canvas.classList.add('map-canvas');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', CANVAS_LABEL);
  canvas.style.touchAction = 'none';
  const input = connectInput(city, canvas);
  window.sqltownProbe = () => probe(city, canvas);
  return [input.stop, bridge.hud.on('tool', (tool: Tool) => input.take(tool))];
}
