import { createServer, type ViteDevServer } from 'vite';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Occupancy } from '@sqltown/shared/plan';
import { REFUSALS } from '@sqltown/shared/refusals';
import type { Bridge } from '#bridge/index.ts';
import '../probe.ts';

/** What the harness page adds to the window. */
type Harness = Window & { bridge: Bridge; heard: [string, unknown][] };

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Frames are slow where there is no graphics card. */
const WAIT = { timeout: 60_000 };

let server: ViteDevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await createServer({
    configFile: new URL('vite.config.ts', import.meta.url).pathname,
    server: { port: 0, hmr: false },
    logLevel: 'error',
  });
  await server.listen();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  page = await browser.newPage({ viewport: { width: 700, height: 560 } });
  await page.goto(`${server.resolvedUrls!.local[0]}src/game/dev/city.html`);
  await page.waitForFunction(() => window.sqltownProbe !== undefined, null, { timeout: 60_000 });
  await page.evaluate(() => {
    const harness = window as unknown as Harness;
    harness.heard = [];
    for (const name of ['walk', 'select', 'place', 'ghost', 'view'] as const) {
      harness.bridge.game.on(name, (value) => harness.heard.push([name, value]));
    }
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('the old quarter stands, with the buildings and avatars of the snapshot', async () => {
  await page.waitForFunction(() => window.sqltownProbe!().buildings.length === 4);
  const seen = await page.evaluate(() => window.sqltownProbe!());
  expect(seen.landmarks.length).toBe(40);
  expect(seen.avatars.map((a) => a.name).sort((a, b) => a.localeCompare(b))).toEqual([
    'Asha',
    'Milan',
    'Ravi',
  ]);
});

test('a click on a landmark selects it, and one on open ground walks there', async () => {
  const { landmarks } = await page.evaluate(() => window.sqltownProbe!());
  const temple = landmarks.find((l) => l.id === 1)!;
  await page.mouse.click(temple.screenX, temple.screenY - 20);
  await expect.poll(heard, WAIT).toContainEqual(['select', { landmarkId: 1 }]);
  await page.mouse.click(680, 12);
  await expect.poll(async () => (await heard()).map(([name]) => name), WAIT).toContain('walk');
});

test('rows of a query light their landmarks, and clearing puts out one’s own', async () => {
  await page.evaluate(() => {
    const lights = [3, 6].map((landmarkId, i) => ({ landmarkId, row: i + 1, label: `row ${i + 1}` }));
    const event = { playerId: 'you', name: 'Ravi', color: 0, you: true, total: 2, lights };
    (window as unknown as Harness).bridge.world.emit('lights', event);
  });
  const lit = (): Promise<readonly number[]> => page.evaluate(() => window.sqltownProbe!().lit);
  await expect.poll(async () => new Set(await lit()), WAIT).toEqual(new Set([3, 6]));
  await page.evaluate(() => (window as unknown as Harness).bridge.hud.emit('clearLights', null));
  await expect.poll(lit, WAIT).toEqual([]);
});

test('a building is placed where the ghost is green, and refused with a reason where it is red', async () => {
  const free = new Occupancy<number>().nearestFree('house', 92, 60)!;
  await page.evaluate(({ x, y }) => {
    const harness = window as unknown as Harness;
    harness.bridge.hud.emit('focus', { x: x + 1, y: y + 1 });
    harness.bridge.hud.emit('tool', { kind: 'place', building: 'house' });
  }, free);
  await page.waitForFunction((x) => {
    const last = (window as unknown as Harness).heard.findLast(([name]) => name === 'view');
    const view = last?.[1] as { x0: number; x1: number } | undefined;
    return view !== undefined && Math.abs((view.x0 + view.x1) / 2 - x) < 0.5;
  }, free.x + 1);
  await page.mouse.click(350, 280);
  await expect.poll(heard, WAIT).toContainEqual(['place', { kind: 'house', ...free }]);
  await page.evaluate((at) => {
    const house = { buildingId: 'new', level: 1, stage: 1, stages: 1, readyInMs: 0, kind: 'house' } as const;
    (window as unknown as Harness).bridge.world.emit('building', { handle: 77, ...house, ...at });
  }, free);
  await page.mouse.click(350, 280);
  await expect.poll(heard, WAIT).toContainEqual(['ghost', { reason: REFUSALS['tile-taken'] }]);
});

test('a keyboard alone looks around and acts on the middle', async () => {
  await page.evaluate(() => (window as unknown as Harness).bridge.hud.emit('tool', { kind: 'look' }));
  const before = await page.evaluate(() => window.sqltownProbe!().landmarks[0]!.screenX);
  await page.focus('canvas');
  await page.keyboard.press('ArrowRight');
  const shift = (): Promise<number> =>
    page.evaluate((x) => x - window.sqltownProbe!().landmarks[0]!.screenX, before);
  await expect.poll(shift, WAIT).toBeGreaterThan(60);
});

/** What the city has told the page since it stood. */
function heard(): Promise<[string, unknown][]> {
  return page.evaluate(() => (window as unknown as Harness).heard);
}
