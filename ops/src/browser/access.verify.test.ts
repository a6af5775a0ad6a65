import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerInstance, startBrowser, startServer } from '../testbed/index.ts';
import { type Player, newPlayer } from './player.ts';

const DESKTOP = { width: 1280, height: 800 };

let server: ServerInstance;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  server?.remove();
});

/** Serious and critical faults of what is on screen, each with the elements that have it. */
async function faultsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Waits until nothing moves any more: a half-faded card has no contrast to measure. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((motion) => motion.effect?.getTiming().iterations === Infinity),
  );
}

async function atWork(viewport: { width: number; height: number }, theme: 'light' | 'dark'): Promise<Player> {
  const player = await newPlayer(browser, viewport);
  await player.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await player.page.goto(server.url);
  await player.page.getByTestId('connection').getByText('Live').waitFor();
  await player.untilCity((city) => city.avatars.length > 0, 60_000);
  return player;
}

describe('for those who read the page otherwise', () => {
  it.each(['light', 'dark'] as const)('has no serious fault, %s', async (theme) => {
    const player = await atWork(DESKTOP, theme);
    const { page } = player;
    const found: Record<string, string[]> = {};
    const look = async (state: string): Promise<void> => {
      await atRest(page);
      const here = await faultsIn(page);
      if (here.length > 0) found[state] = here;
    };
    await look('task');
    await player.type('SELECT id, name FROM buildings LIMIT 4');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByTestId('result').getByRole('row').nth(3).waitFor();
    await look('rows');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await page.getByTestId('wrong').waitFor();
    await look('verdict');
    await page.getByRole('button', { name: /city as (a )?table/i }).click();
    await page.getByTestId('table').getByRole('row').nth(3).waitFor();
    await look('table');
    expect(found).toEqual({});
    expect(player.faults).toEqual([]);
    await player.context.close();
  });

  it('lets the first exercise be solved and a house be placed by keyboard alone', async () => {
    const player = await atWork(DESKTOP, 'light');
    const { page } = player;
    await tabTo(page, '.cm-content');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('SELECT name FROM buildings');
    await page.keyboard.press('Escape');
    await tabTo(page, '[data-testid=submit]');
    await page.keyboard.press('Enter');
    await page.getByTestId('passed').waitFor();

    const before = (await page.evaluate(() => window.document.activeElement?.tagName)) ?? '';
    expect(before).not.toBe('');
    await tabTo(page, '.city-tools button:has-text("City as table")');
    await page.keyboard.press('Enter');
    await page.getByTestId('table').getByRole('row').nth(3).waitFor();
    await tabTo(page, '.place-form button:has-text("Nearest free ground")');
    await page.keyboard.press('Enter');
    await tabTo(page, '.place-form button[type=submit]');
    await page.keyboard.press('Enter');
    await player.untilCity(
      (city) => city.buildings.some(({ kind, stages }) => kind === 'house' && stages !== 3),
      60_000,
    );
    await player.context.close();
  });

  it('shows HTML in a result as the text that it is', async () => {
    const player = await atWork(DESKTOP, 'light');
    const { page } = player;
    const hostile = '<img src=x onerror="document.title=1">';
    await player.type(`SELECT '${hostile}' AS label`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByTestId('result').getByText(hostile).waitFor();
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
    expect(player.faults).toEqual([]);
    await player.context.close();
  });
});

const MOST_TABS = 60;

/** Presses Tab until the focus is on what the selector names. @throws when a round of the page doesn't meet it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  for (let presses = 0; presses <= MOST_TABS; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_TABS} times Tab did not reach ${selector}`);
}
