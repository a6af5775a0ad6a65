import type { Facade } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';

export type Extra = 'balcony' | 'awning' | 'laundry' | 'sign' | 'stair' | 'jharokhas' | 'pots' | 'tree';

export type HouseStyle = {
  /** Bays of the two upper sizes. */
  readonly bays: readonly [home: number, haveli: number];
  readonly wall: MaterialName;
  readonly upper: MaterialName;
  readonly door: MaterialName;
  readonly facade: Facade;
  readonly ground?: Facade | 'blank';
  readonly cottage: {
    roof: 'gable' | 'hip' | 'terrace';
    m: MaterialName;
    ridge: 'x' | 'y';
    extras: readonly Extra[];
  };
  readonly home: { crown: 'terrace' | 'room' | 'hip' | 'gable'; m: MaterialName; extras: readonly Extra[] };
  readonly haveli: { crown: 'kiosks' | 'room' | 'court' | 'tower'; extras: readonly Extra[] };
};

/** Eight families of houses. Odd variants also stand turned, with their front to the right. */
export const HOUSE_STYLES: readonly HouseStyle[] = [
  {
    bays: [3, 4],
    wall: 'cream',
    upper: 'cream',
    door: 'blueDoor',
    facade: { hood: 'darkWood' },
    cottage: { roof: 'gable', m: 'tile', ridge: 'x', extras: ['pots'] },
    home: { crown: 'room', m: 'tile', extras: ['balcony'] },
    haveli: { crown: 'kiosks', extras: ['jharokhas'] },
  },
  {
    bays: [2, 3],
    wall: 'sky',
    upper: 'lime',
    door: 'redDoor',
    facade: { shape: 'square', shutters: 'indigo' },
    cottage: { roof: 'gable', m: 'thatch', ridge: 'y', extras: ['laundry'] },
    home: { crown: 'terrace', m: 'tile', extras: ['laundry', 'stair'] },
    haveli: { crown: 'room', extras: ['balcony', 'laundry'] },
  },
  {
    bays: [4, 4],
    wall: 'ochre',
    upper: 'peach',
    door: 'greenDoor',
    facade: { shape: 'cusped', rhythm: 'paired' },
    ground: { shape: 'cusped', pane: 'dark' },
    cottage: { roof: 'hip', m: 'tile', ridge: 'x', extras: ['pots'] },
    home: { crown: 'hip', m: 'tile', extras: ['awning', 'sign'] },
    haveli: { crown: 'court', extras: ['awning', 'sign', 'jharokhas'] },
  },
  {
    bays: [3, 4],
    wall: 'rose',
    upper: 'rose',
    door: 'blueDoor',
    facade: { pane: 'jali', rhythm: 'second' },
    ground: 'blank',
    cottage: { roof: 'terrace', m: 'terrace', ridge: 'x', extras: ['stair', 'laundry'] },
    home: { crown: 'room', m: 'darkTile', extras: ['jharokhas', 'pots'] },
    haveli: { crown: 'tower', extras: ['jharokhas'] },
  },
  {
    bays: [3, 3],
    wall: 'lime',
    upper: 'pistachio',
    door: 'greenDoor',
    facade: { shutters: 'teal', hood: 'stone' },
    cottage: { roof: 'gable', m: 'darkTile', ridge: 'y', extras: ['awning'] },
    home: { crown: 'gable', m: 'darkTile', extras: ['balcony', 'pots'] },
    haveli: { crown: 'court', extras: ['balcony', 'tree'] },
  },
  {
    bays: [3, 3],
    wall: 'clay',
    upper: 'cream',
    door: 'redDoor',
    facade: { shape: 'square', hood: 'darkWood', frame: 'darkTrim' },
    ground: { shape: 'square', frame: 'darkTrim', rhythm: 'second' },
    cottage: { roof: 'gable', m: 'thatch', ridge: 'x', extras: ['pots', 'laundry'] },
    home: { crown: 'terrace', m: 'tile', extras: ['awning', 'tree'] },
    haveli: { crown: 'room', extras: ['balcony', 'sign', 'awning'] },
  },
  {
    bays: [4, 4],
    wall: 'aqua',
    upper: 'aqua',
    door: 'redDoor',
    facade: { hood: 'trim', rhythm: 'paired' },
    cottage: { roof: 'terrace', m: 'terrace', ridge: 'x', extras: ['awning', 'tree'] },
    home: { crown: 'hip', m: 'darkTile', extras: ['balcony', 'pots'] },
    haveli: { crown: 'kiosks', extras: ['balcony', 'laundry'] },
  },
  {
    bays: [2, 3],
    wall: 'peach',
    upper: 'lilac',
    door: 'blueDoor',
    facade: { shape: 'cusped', hood: 'redStone' },
    ground: { shape: 'cusped', pane: 'dark', rhythm: 'second' },
    cottage: { roof: 'hip', m: 'darkTile', ridge: 'y', extras: ['stair'] },
    home: { crown: 'room', m: 'tile', extras: ['stair', 'sign'] },
    haveli: { crown: 'tower', extras: ['balcony', 'tree', 'awning'] },
  },
];
