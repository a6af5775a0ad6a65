import { seeded } from '@sqltown/shared/noise';
import type { MaterialName } from '../../materials/palette.ts';
import type { Part, Rule } from '../part.ts';

const CLOTHS: readonly MaterialName[] = [
  'saffron',
  'red',
  'teal',
  'indigo',
  'white',
  'plum',
  'mustard',
  'pink',
  'leafGreen',
  'white',
];
const TURBANS: readonly MaterialName[] = ['saffron', 'red', 'white', 'mustard'];
const LEG = 0.17;
const HIP = 0.16;
const SHOULDER = 0.335;
const STRIDES = [0.06, 0, -0.06, 0] as const;

type Look = {
  cloth: MaterialName;
  second: MaterialName;
  skin: MaterialName;
  wearsSari: boolean;
  head: number;
  turban: MaterialName;
};

/** A townsperson who walks towards +x: sari or kurta, arms that swing, and something on the head. */
export const person: Rule<'person'> = ({ seed, cloth, stride, sits = false }) => {
  const look = lookOf(seed, cloth);
  const swing = stride === undefined ? 0 : STRIDES[stride];
  const bob = stride === 1 || stride === 3 ? 0.012 : 0;
  if (sits) return [{ part: 'group', at: [0, 0, -0.12], parts: [lap(look), ...upper(look, 0)] }];
  return [
    ...(look.wearsSari ? skirt(look, swing) : legs(look, swing)),
    { part: 'group', at: [0, 0, bob], parts: upper(look, swing) },
  ];
};

function lookOf(seed: number, given?: MaterialName): Look {
  const random = seeded(seed * 991 + 7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chosen = pick(CLOTHS);
  const cloth = given ?? chosen;
  const other = pick(CLOTHS);
  return {
    cloth,
    second: other === cloth ? (cloth === 'white' ? 'saffron' : 'trim') : other,
    skin: random() > 0.5 ? 'skin' : 'darkSkin',
    wearsSari: random() > 0.5,
    head: random(),
    turban: pick(TURBANS),
  };
}

function legs({ skin }: Look, swing: number): Part[] {
  return [1, -1].flatMap((s): Part[] => [
    { part: 'box', at: [s * swing * 0.5, s * 0.034, 0.03], size: [0.05, 0.048, LEG], m: 'white' },
    { part: 'box', at: [s * swing + 0.01, s * 0.034, 0], size: [0.07, 0.045, 0.035], m: skin },
  ]);
}

function skirt({ cloth }: Look, swing: number): Part[] {
  return [
    {
      part: 'loft',
      at: [swing * 0.15, 0, 0],
      plan: 'octagon',
      m: cloth,
      smooth: true,
      rings: [
        [0, 0.085],
        [0.1, 0.068],
        [HIP + 0.04, 0.05],
      ],
    },
    { part: 'box', at: [swing, 0.03, 0], size: [0.06, 0.04, 0.03], m: cloth },
  ];
}

function lap({ cloth }: Look): Part {
  return {
    part: 'loft',
    plan: 'octagon',
    m: cloth,
    smooth: true,
    rings: [
      [0.12, 0.12],
      [0.17, 0.11],
      [0.2, 0.06],
    ],
  };
}

function upper(look: Look, swing: number): Part[] {
  const { cloth, second, skin, wearsSari } = look;
  const shirt = wearsSari ? second : cloth;
  return [
    {
      part: 'loft',
      plan: 'octagon',
      m: shirt,
      smooth: true,
      rings: [
        [HIP - (wearsSari ? 0 : 0.06), wearsSari ? 0.052 : 0.07],
        [HIP + 0.05, 0.05],
        [SHOULDER - 0.06, 0.062],
        [SHOULDER - 0.015, 0.056],
        [SHOULDER + 0.02, 0.022],
      ],
    },
    ...[1, -1].flatMap((s): Part[] => [
      { part: 'box', at: [-s * swing * 0.35, s * 0.075, 0.235], size: [0.036, 0.032, 0.085], m: shirt },
      { part: 'box', at: [-s * swing * 0.7, s * 0.078, 0.16], size: [0.032, 0.028, 0.08], m: skin },
    ]),
    ...(wearsSari ? [drape(cloth)] : [sash(second)]),
    { part: 'blob', at: [0.004, 0, 0.405], r: 0.056, m: skin, rough: 0, squash: 1.08 },
    ...headgear(look),
  ];
}

function drape(m: MaterialName): Part {
  return {
    part: 'sheet',
    points: [
      [-0.06, -0.05, HIP],
      [0.066, -0.02, HIP + 0.02],
      [0.05, 0.055, SHOULDER],
      [-0.03, 0.06, SHOULDER],
    ],
    m,
  };
}

function sash(m: MaterialName): Part {
  return {
    part: 'loft',
    at: [0, 0, HIP + 0.03],
    plan: 'octagon',
    m,
    open: true,
    rings: [
      [0, 0.058],
      [0.025, 0.056],
    ],
  };
}

function headgear({ head, turban, cloth, wearsSari }: Look): Part[] {
  if (wearsSari && head < 0.35) return waterPot();
  if (wearsSari && head < 0.7) {
    return [
      {
        part: 'loft',
        at: [-0.012, 0, 0.39],
        plan: 'octagon',
        m: cloth,
        smooth: true,
        rings: [
          [-0.05, 0.066],
          [0.02, 0.066],
          [0.06, 0.045],
          [0.075, 0.01],
        ],
      },
    ];
  }
  if (!wearsSari && head < 0.6) {
    return [
      {
        part: 'loft',
        at: [0, 0, 0.42],
        plan: 'octagon',
        m: turban,
        smooth: true,
        rings: [
          [0, 0.062],
          [0.025, 0.074],
          [0.05, 0.06],
          [0.068, 0.02],
        ],
      },
    ];
  }
  return [
    { part: 'blob', at: [-0.016, 0, 0.42], r: 0.054, m: 'hair', rough: 0, squash: 1 },
    ...(wearsSari ? [{ part: 'blob', at: [-0.06, 0, 0.4], r: 0.028, m: 'hair', rough: 0 } as const] : []),
  ];
}

function waterPot(): Part[] {
  return [
    { part: 'blob', at: [-0.014, 0, 0.418], r: 0.054, m: 'hair', rough: 0, squash: 1 },
    {
      part: 'loft',
      at: [0, 0, 0.455],
      plan: 'octagon',
      m: 'brass',
      smooth: true,
      rings: [
        [0, 0.03],
        [0.045, 0.068],
        [0.085, 0.035],
        [0.1, 0.045],
      ],
    },
  ];
}
