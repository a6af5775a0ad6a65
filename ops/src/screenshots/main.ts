import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Player, newPlayer } from '../browser/player.ts';
import { startBrowser, startServer } from '../testbed/index.ts';

/** `npm run screenshots`: plays to a lit city and takes the README's pictures, desktop and phone, light and dark. */
const FOLDER = 'docs/pictures';
const QUERY =
  'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host\nFROM dharamshalas\nWHERE beds > COALESCE(taken, 0)\nORDER BY free DESC';
const LESSON = 'beds-for-tonight';

const VIEWS = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const;
const THEMES = ['light', 'dark'] as const;

async function picture(
  browser: Browser,
  url: string,
  view: (typeof VIEWS)[number],
  theme: (typeof THEMES)[number],
): Promise<void> {
  const player = await newPlayer(browser, view.viewport);
  await player.page.emulateMedia({ colorScheme: theme });
  await player.page.goto(`${url}/?lesson=${LESSON}`);
  await player.page.getByTestId('connection').getByText('Live').waitFor();
  await player.untilCity((city) => city.avatars.length > 0, 30_000);
  if (view.name === 'phone') await player.page.getByRole('tab', { name: 'Editor' }).click();
  await player.type(QUERY);
  await player.page.keyboard.press('ControlOrMeta+Enter');
  await player.untilCity((city) => city.lit.length >= 4, 30_000);
  await settle(player);
  const path = join(FOLDER, `${view.name}-${theme}.jpg`);
  await player.page.screenshot({ path, type: 'jpeg', quality: 88 });
  console.log(path);
  await player.context.close();
}

/** Lights come on one by one: waits until two looks a second apart agree. */
async function settle(player: Player): Promise<void> {
  for (let before = '', now = ' '; before !== now; ) {
    before = now;
    await player.page.waitForTimeout(1000);
    now = JSON.stringify((await player.city()).lit);
  }
}

mkdirSync(FOLDER, { recursive: true });
const server = await startServer();
const browser = await startBrowser();
try {
  for (const view of VIEWS) for (const theme of THEMES) await picture(browser, server.url, view, theme);
} finally {
  await browser.close();
  await server.stop();
  server.remove();
}
