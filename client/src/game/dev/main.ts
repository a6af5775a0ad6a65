import { createBridge } from '#bridge/index.ts';
import { CITY_TILES, LANDMARKS, ORIGIN, Occupancy } from '@sqltown/shared/plan';
import { createCityGame } from '../index.ts';

/** The city alone, fed with made-up events. Query: theme=day|dusk, lights=0…, buildings=0…, citizens=300, still, place, sprites=url. */
const query = new URLSearchParams(location.search);
const bridge = createBridge();
const parent = document.querySelector<HTMLElement>('#city');
if (!parent) throw new Error('The page has no #city');

createCityGame({
  parent,
  bridge,
  theme: query.get('theme') === 'dusk' ? 'dusk' : 'day',
  reducedMotion: query.has('still'),
  sprites: query.get('sprites') ?? '/atlas/index.json',
  citizens: Number(query.get('citizens') ?? 300),
});
bridge.game.on('ready', () => {
  bridge.world.emit('snapshot', {
    buildings: [
      building(1, { kind: 'library', x: 82, y: 62 }),
      building(2, { kind: 'house', x: 82, y: 66 }),
      building(3, { kind: 'granary', x: 86, y: 60, stage: 1, stages: 3 }),
      building(4, { kind: 'temple', x: 54, y: 42 }),
      ...crowd(Number(query.get('buildings') ?? 0)),
    ],
    avatars: [
      avatar(101, { playerId: 'you', name: 'Ravi', color: 0, you: true, x: ORIGIN + 0.1, y: ORIGIN + 6 }),
      avatar(102, { playerId: 'asha', name: 'Asha', color: 1, x: ORIGIN - 1.4, y: ORIGIN - 1.6 }),
      avatar(103, { playerId: 'milan', name: 'Milan', color: 2, x: ORIGIN + 7.4, y: ORIGIN - 0.4 }),
    ],
  });
  const rows = Number(query.get('lights') ?? 0);
  const beds = LANDMARKS.filter((l) => l.kind === 'dharamshala');
  const asked = rows > beds.length ? LANDMARKS.slice(0, rows) : beds.slice(0, rows);
  if (rows > 0) {
    bridge.world.emit('lights', {
      playerId: 'you',
      name: 'Ravi',
      color: 0,
      you: true,
      total: asked.length,
      lights: asked.map((l, i) => ({ landmarkId: l.id, row: i + 1, label: `${31 - 7 * i} free` })),
    });
    const stores = LANDMARKS.filter((l) => l.kind === 'granary');
    bridge.world.emit('lights', {
      playerId: 'asha',
      name: 'Asha',
      color: 1,
      you: false,
      total: 2,
      lights: stores.map((l, i) => ({ landmarkId: l.id, row: i + 1, label: `${2 + i * 3} sacks low` })),
    });
  }
  bridge.world.emit('said', { playerId: 'asha', name: 'Asha', color: 1, text: 'Look what lit up!' });
  bridge.world.emit('emote', { playerId: 'milan', emote: 'lamp' });
  bridge.world.emit('cursor', { playerId: 'milan', name: 'Milan', color: 2, x: 78, y: 70 });
  if (query.has('place')) bridge.hud.emit('tool', { kind: 'place', building: 'temple' });
});

Object.assign(window, { bridge });

type Building = Parameters<typeof bridge.world.emit<'building'>>[1];
type Avatar = Parameters<typeof bridge.world.emit<'avatar'>>[1];

function building(handle: number, some: Partial<Building>): Building {
  const base = {
    buildingId: `b${handle}`,
    kind: 'house',
    level: 1,
    x: 0,
    y: 0,
    stage: 1,
    stages: 1,
  } as const;
  return { handle, readyInMs: 0, ...base, ...some };
}

/** Buildings wherever there is room, for the eye and for benchmarks. */
function crowd(count: number): Building[] {
  const occupancy = new Occupancy<number>();
  const standing: Building[] = [];
  for (let tile = 0; tile < CITY_TILES * CITY_TILES && standing.length < count; tile++) {
    const handle = 1000 + standing.length;
    const at = {
      kind: handle % 2 === 0 ? ('house' as const) : ('pavilion' as const),
      x: tile % CITY_TILES,
      y: Math.floor(tile / CITY_TILES),
    };
    if (occupancy.whyNot(at.kind, at.x, at.y) !== null) continue;
    occupancy.add(handle, at.kind, at.x, at.y);
    standing.push(building(handle, { ...at, level: 1 + (handle % 3) }));
  }
  return standing;
}

function avatar(handle: number, some: Partial<Avatar>): Avatar {
  return { handle, playerId: 'x', name: 'X', color: 0, you: false, x: ORIGIN, y: ORIGIN, ...some };
}
