import { setTimeout as wait } from 'node:timers/promises';
import type { CommandReply } from '@sqltown/shared/api';
import { type CityCommand, EMOTES } from '@sqltown/shared/commands';
import type { Bot } from './bot.ts';
import { Builder } from './builder.ts';

/** Where bots stroll: the plaza and the old quarter's streets. Tiles. */
const STROLL = { x: 44, y: 48, width: 40, depth: 28 };
const PAGE_TILES = { width: 40, depth: 24 };

/** A player tries again so soon after being told that saving is paused. */
const ASK_AGAIN_MS = 500;

export type Pace = {
  /** Mean time between two commands of one bot, in milliseconds; waits vary around it. */
  readonly commandMs: number;
  /** Mean time between two steps, pointings, looks or gestures. */
  readonly gestureMs: number;
};

/** What somebody does on an ordinary evening: strolls, points, looks about, waves, and builds now and then. */
export const ORDINARY: Pace = { commandMs: 4_000, gestureMs: 1_000 };

export type Habits = {
  /** Stops wishing; resolves when the last command is answered. */
  stop(): Promise<void>;
};

/** Lets a bot live in its city; it is the `nth` of `of` builders there. */
export function liveBy(bot: Bot, pace: Pace, place: { readonly nth: number; readonly of: number }): Habits {
  const over = new AbortController();
  const builder = new Builder(bot.random, place.nth, place.of);
  const work = repeat(bot, pace.commandMs, over.signal, async () => {
    const command = builder.wish();
    builder.learn(command, await persist(bot, command, over.signal));
  });
  const play = repeat(bot, pace.gestureMs, over.signal, () => Promise.resolve(gesture(bot)));
  return {
    stop: async () => {
      over.abort();
      await Promise.all([work, play]);
    },
  };
}

/** While saving is paused nobody knows whether a command was carried out: asking again under its own id tells. */
async function persist(bot: Bot, command: CityCommand, signal: AbortSignal): Promise<CommandReply> {
  for (;;) {
    const reply = await bot.command(command);
    const isPaused = reply.kind === 'refused' && reply.code === 'saving-paused';
    if (!isPaused || signal.aborted) return reply;
    await wait(ASK_AGAIN_MS, null, { signal }).catch(() => undefined);
  }
}

async function repeat(
  bot: Bot,
  meanMs: number,
  signal: AbortSignal,
  deed: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await wait(meanMs * (0.5 + bot.random()), null, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await deed();
  }
}

function gesture(bot: Bot): void {
  const { random } = bot;
  const roll = random();
  const at = { x: STROLL.x + random() * STROLL.width, y: STROLL.y + random() * STROLL.depth };
  if (roll < 0.45) bot.walk(at);
  else if (roll < 0.85) bot.point(at);
  else if (roll < 0.95) bot.look(pageAround(at));
  else bot.emote(EMOTES[Math.floor(random() * EMOTES.length)] ?? 'wave');
}

function pageAround({ x, y }: { readonly x: number; readonly y: number }) {
  return {
    x0: x - PAGE_TILES.width / 2,
    y0: y - PAGE_TILES.depth / 2,
    x1: x + PAGE_TILES.width / 2,
    y1: y + PAGE_TILES.depth / 2,
  };
}
