/** How a material varies over a surface; see patterns.ts. */
export type PatternName =
  | 'plain'
  | 'plaster'
  | 'stone'
  | 'flat'
  | 'tile'
  | 'thatch'
  | 'plank'
  | 'stripe'
  | 'jali'
  | 'leaf'
  | 'window'
  | 'glow'
  | 'flame'
  | 'gold'
  | 'pool'
  | 'ground'
  | 'water';

type Swatch = readonly [color: string, pattern?: PatternName, second?: string];

/** Every material of the city: sRGB colour, pattern, second colour of stripes. */
const SWATCHES = {
  lime: ['#F4EBD9', 'plaster'],
  cream: ['#EBD9B8', 'plaster'],
  ochre: ['#E2B467', 'plaster'],
  rose: ['#DDA083', 'plaster'],
  sky: ['#A9BFCB', 'plaster'],
  pistachio: ['#C2C9A0', 'plaster'],
  clay: ['#C98F63', 'plaster'],
  peach: ['#EDC29A', 'plaster'],
  aqua: ['#9FC4BE', 'plaster'],
  lilac: ['#C3AFC4', 'plaster'],
  stone: ['#DDBE92', 'stone'],
  paleStone: ['#EAD6B2', 'stone'],
  darkStone: ['#BC9468', 'stone'],
  redStone: ['#C98563', 'stone'],
  roseStone: ['#DCA888', 'stone'],
  trim: ['#F6EBD2'],
  darkTrim: ['#A97B52'],
  terrace: ['#D8BE95', 'flat'],
  redTerrace: ['#C99A78', 'flat'],
  tile: ['#C8663F', 'tile'],
  darkTile: ['#AE5238', 'tile'],
  thatch: ['#C7A45B', 'thatch'],
  wood: ['#8A5A36', 'plank'],
  darkWood: ['#5F3D27', 'plank'],
  blueDoor: ['#4F6F72', 'plank'],
  redDoor: ['#7A3F2B', 'plank'],
  greenDoor: ['#5B7350', 'plank'],
  bamboo: ['#D9B56A'],
  window: ['#3B3A41', 'window'],
  dark: ['#3A2B25'],
  jali: ['#E3CBA0', 'jali'],
  gold: ['#E9B23C', 'gold'],
  brass: ['#C98F2E', 'gold'],
  white: ['#FBF6EA'],
  saffron: ['#E98A2B'],
  red: ['#B93F34'],
  teal: ['#2F7F86'],
  indigo: ['#3E5A8C'],
  plum: ['#8A4B6B'],
  leafGreen: ['#6E8B4A'],
  mustard: ['#D7A12F'],
  pink: ['#D9829A'],
  ash: ['#8E8A86'],
  redAwning: ['#C2503B', 'stripe', '#F3E6CC'],
  tealAwning: ['#2F7F86', 'stripe', '#F3E6CC'],
  goldAwning: ['#E2A035', 'stripe', '#F8EBCB'],
  blueAwning: ['#4A648F', 'stripe', '#EFE6D2'],
  leaf: ['#7C9648', 'leaf'],
  darkLeaf: ['#5E7F45', 'leaf'],
  yellowLeaf: ['#A3A94E', 'leaf'],
  paleLeaf: ['#8AA05A', 'leaf'],
  blossom: ['#E5A33A', 'leaf'],
  trunk: ['#7A5A40'],
  skin: ['#A9714B'],
  darkSkin: ['#8A5638'],
  hair: ['#2E211C'],
  hide: ['#E7DCC8'],
  lampGlass: ['#FFE2A0', 'glow'],
  flame: ['#FFC35A', 'flame'],
  pool: ['#3E8790', 'pool'],
  rope: ['#B59A6A'],
  pot: ['#B5643F'],
  feather: ['#F2EDE4'],
  ground: ['#A5AE66', 'ground'],
  water: ['#3F8C92', 'water'],
} as const satisfies Record<string, Swatch>;

export type MaterialName = keyof typeof SWATCHES;

/** Linear-light red, green and blue. */
export type Rgb = readonly [r: number, g: number, b: number];

export type Material = {
  readonly name: MaterialName;
  readonly pattern: PatternName;
  readonly color: Rgb;
  readonly second: Rgb;
};

/** In a fixed order: meshes name a material by its index here. */
export const MATERIALS: readonly Material[] = Object.entries(SWATCHES).map(([name, swatch]) => {
  const [color, pattern, second]: Swatch = swatch;
  return {
    name: name as MaterialName,
    pattern: pattern ?? 'plain',
    color: linear(color),
    second: linear(second ?? color),
  };
});

const INDEX = new Map(MATERIALS.map((m, i) => [m.name, i]));

export function materialIndex(name: MaterialName): number {
  const index = INDEX.get(name);
  if (index === undefined) throw new Error(`no material '${name}'`);
  return index;
}

/** '#RRGGBB' in sRGB to linear light. */
export function linear(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [decode((n >> 16) / 255), decode(((n >> 8) & 255) / 255), decode((n & 255) / 255)];
}

/** sRGB transfer function (IEC 61966-2-1), display to linear. */
export function decode(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** sRGB transfer function, linear to display. */
export function encode(v: number): number {
  return v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
}
