import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** What the page's own probe tells of the city that it draws (client/src/game/probe.ts). */
type Probe = {
  readonly lit: readonly number[];
  readonly avatars: readonly { readonly name: string }[];
  readonly buildings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly stage: number;
    readonly stages: number;
    readonly x: number;
    readonly y: number;
  }[];
};

/** A person at a browser of their own: clicks and keys in, what they see out. */
export type Player = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Faults that the page threw or logged; a test expects none. */
  readonly faults: readonly string[];
  seen(id: string): Locator;
  city(): Promise<Probe>;
  /** Milliseconds until the city shows what is asked. @throws after `withinMs`. */
  untilCity(what: (city: Probe) => boolean, withinMs: number): Promise<number>;
  /** Resolves when the page has drawn a second long without a stutter: the city has come up and its first frames are over. */
  untilCalm(): Promise<void>;
  type(sql: string): Promise<void>;
};

/** So many frames in a row that came no later than this: the page is calm. */
const CALM_FRAMES = 20;
const STUTTER_MS = 300;

/** A machine that does other things too is slow, not wrong. */
const PATIENCE_MS = 90_000;

const DESKTOP = { width: 1280, height: 800 };

export async function newPlayer(browser: Browser, viewport = DESKTOP): Promise<Player> {
  const context = await browser.newContext({ viewport, reducedMotion: 'no-preference' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));

  const city = (): Promise<Probe> =>
    page.evaluate(() => {
      const { sqltownProbe } = window as unknown as { sqltownProbe?: () => Probe };
      return sqltownProbe?.() ?? { lit: [], avatars: [], buildings: [] };
    });
  return {
    page,
    context,
    faults,
    seen: (id) => page.getByTestId(id).first(),
    city,
    untilCity: async (what, withinMs) => {
      const began = performance.now();
      for (;;) {
        const shown = await city();
        const elapsed = performance.now() - began;
        if (what(shown)) return elapsed;
        if (elapsed > withinMs)
          throw new Error(`not seen within ${withinMs} ms: ${JSON.stringify(shown).slice(0, 400)}`);
      }
    },
    untilCalm: () =>
      page.evaluate(
        async ({ frames, stutterMs }) => {
          let last = performance.now();
          for (let calm = 0; calm < frames; ) {
            await new Promise(requestAnimationFrame);
            const now = performance.now();
            calm = now - last < stutterMs ? calm + 1 : 0;
            last = now;
          }
        },
        { frames: CALM_FRAMES, stutterMs: STUTTER_MS },
      ),
    type: async (sql) => {
      await page.locator('.cm-content').click();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(sql);
    },
  };
}
