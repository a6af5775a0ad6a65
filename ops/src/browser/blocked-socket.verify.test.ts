import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerInstance, startBrowser, startServer } from '../testbed/index.ts';
import { newPlayer } from './player.ts';

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

describe('a network that blocks WebSockets', () => {
  it('is named, with what to do, and lessons work all the same', async () => {
    const player = await newPlayer(browser);
    const { page } = player;
    await page.addInitScript(() => {
      class Blocked extends EventTarget {
        readyState = 3;
        onerror: ((event: Event) => void) | null = null;
        onclose: ((event: CloseEvent) => void) | null = null;
        constructor() {
          super();
          setTimeout(() => {
            this.onerror?.(new Event('error'));
            this.onclose?.(new CloseEvent('close', { code: 1006 }));
          });
        }
        send(): void {}
        close(): void {}
      }
      Object.assign(globalThis, { WebSocket: Blocked });
    });
    await page.goto(server.url);
    await player.seen('advice').getByText('block WebSockets').waitFor();
    await page.locator('[data-testid=run]:not([disabled])').click();
    await player.seen('result').getByRole('row').nth(3).waitFor();
    expect(await player.seen('connection').textContent()).toBe('Connecting');
  });
});
