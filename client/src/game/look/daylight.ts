/** Day or dusk, as the HUD's theme names it. */
export type Daylight = 'day' | 'dusk';

/** Linear light, 0…1 and above. */
type Rgb = readonly [r: number, g: number, b: number];

/** What one light makes of ground, water, shadows and sprites. */
export type Light = {
  /** Sun and sky on flat ground, linear. */
  readonly ground: Rgb;
  readonly exposure: number;
  readonly water: Rgb;
  readonly shallows: Rgb;
  readonly glint: Rgb;
  readonly foam: Rgb;
  /** Where the land ends: what lies beyond it. */
  readonly beyond: Rgb;
  readonly beyondCss: string;
  /** What a cast shadow and the dark at a wall's foot multiply the ground by. */
  readonly shadow: number;
  readonly contact: number;
  readonly shadowAlpha: number;
  /** What sprites are multiplied by: they are drawn by day. */
  readonly sprites: number;
  readonly walkers: number;
  readonly lampsLit: boolean;
};

export const LIGHT: Readonly<Record<Daylight, Light>> = {
  day: {
    ground: [2.14, 2.03, 1.91],
    exposure: 0.92,
    water: linear('#2F7F8C'),
    shallows: linear('#6FB0A4'),
    glint: [0.16, 0.2, 0.2],
    foam: linear('#EAF0DC'),
    beyond: linear('#cfc9a0'),
    beyondCss: '#cfc9a0',
    shadow: 0x7f90b0,
    contact: 0x6a5a58,
    shadowAlpha: 1,
    sprites: 0xffffff,
    walkers: 0xffffff,
    lampsLit: false,
  },
  dusk: {
    ground: [0.452, 0.312, 0.487],
    exposure: 1.12,
    water: linear('#2A3766'),
    shallows: linear('#4A5588'),
    glint: [0.15, 0.085, 0.11],
    foam: linear('#8C86A8'),
    beyond: linear('#5b4a68'),
    beyondCss: '#5b4a68',
    shadow: 0xa79bb4,
    contact: 0x4a3d58,
    shadowAlpha: 0.85,
    sprites: 0x8a7ca8,
    walkers: 0x8f82aa,
    lampsLit: true,
  },
};

function linear(css: string): Rgb {
  const channel = (at: number): number => (Number.parseInt(css.slice(at, at + 2), 16) / 255) ** 2.2;
  return [channel(1), channel(3), channel(5)];
}
