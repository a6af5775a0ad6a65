import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerInstance, startBrowser, startServer } from '../testbed/index.ts';
import { type Player, newPlayer } from './player.ts';

let server: ServerInstance;
let browser: Browser;
let player: Player;

beforeAll(async () => {
  server = await startServer();
  browser = await startBrowser();
  player = await newPlayer(browser, { width: 390, height: 844 });
  await player.page.goto(server.url);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  server?.remove();
});

const tab = (name: string) => player.page.locator('.sheet-tabs').getByRole('tab', { name, exact: true });

describe('a phone of 390 pixels', () => {
  it('shows the task, then the editor, then the rows', async () => {
    const { page } = player;
    await tab('Task').click();
    await page.getByRole('button', { name: 'Write the query' }).click();
    await expect.poll(() => tab('Editor').getAttribute('aria-selected')).toBe('true');
    await player.type('SELECT name FROM buildings');
    await page.getByTestId('run').click();
    await page.waitForResponse(/sandbox\/runs/);
    await tab('Result').click();
    await page.getByTestId('result').getByRole('row').nth(3).waitFor();
  });

  it('judges what is handed in and offers the next task', async () => {
    await tab('Editor').click();
    await player.page.getByTestId('submit').click();
    await player.page.getByTestId('passed').waitFor();
    await player.page.getByTestId('next').click();
    await expect.poll(() => tab('Task').getAttribute('aria-selected')).toBe('true');
  });

  it('never scrolls sideways, and lets no result pill lie under a tool', async () => {
    const { page } = player;
    await player.untilCity((city) => city.avatars.length > 0, 60_000);
    await tab('Editor').click();
    await player.type('SELECT id, name FROM buildings');
    await page.getByTestId('run').click();
    await player.untilCity((city) => city.lit.length > 10, 60_000);
    await page.locator('.pill').first().waitFor();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(sideways).toBe(false);
    const hidden = await page.evaluate(
      () =>
        [...document.querySelectorAll('.pill')].filter((pill) => {
          const { left, top, width, height } = pill.getBoundingClientRect();
          return !pill.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }).length,
    );
    expect(hidden).toBe(0);
  });

  it('threw nothing', () => {
    expect(player.faults).toEqual([]);
  });
});
