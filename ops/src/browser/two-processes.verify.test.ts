import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fleet, startFleet } from '../fleet/index.ts';
import { startBrowser } from '../testbed/index.ts';
import { type Player, newPlayer } from './player.ts';

let fleet: Fleet;
let browser: Browser;
let asha: Player;
let milan: Player;

beforeAll(async () => {
  [fleet, browser] = await Promise.all([startFleet({ processes: 2 }), startBrowser()]);
  asha = await newPlayer(browser);
  milan = await newPlayer(browser);
});

afterAll(async () => {
  await browser?.close();
  await fleet?.stop();
});

describe('two pages from two processes', () => {
  it('meet in the city that one of the processes holds', async () => {
    const [here, there] = fleet.servers;
    await asha.page.goto(here!.url);
    await asha.page.getByRole('button', { name: /your city/i }).click();
    const link = new URL(await asha.page.getByLabel('Link to this city').inputValue());
    await asha.page.keyboard.press('Escape');
    await milan.page.goto(new URL(link.pathname, there!.url).href);
    await milan.page.getByTestId('connection').getByText('Live').waitFor();
    await milan.untilCity((city) => city.avatars.length === 2, 60_000);
    await asha.untilCity((city) => city.avatars.length === 2, 60_000);
    const names = (await asha.city()).avatars.map(({ name }) => name);
    expect((await milan.city()).avatars.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('light the same buildings, whichever process ran the query', async () => {
    await milan.type("SELECT id, name FROM buildings WHERE kind = 'temple'");
    await milan.page.keyboard.press('ControlOrMeta+Enter');
    await milan.untilCity((city) => city.lit.length === 3, 60_000);
    await asha.untilCity((city) => city.lit.length === 3, 60_000);
    expect(new Set((await asha.city()).lit)).toEqual(new Set((await milan.city()).lit));
  });

  it('threw nothing', () => {
    expect([...asha.faults, ...milan.faults]).toEqual([]);
  });
});
