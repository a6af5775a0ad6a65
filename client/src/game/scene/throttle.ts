import type { Game } from 'phaser';

/** 0 draws each frame that the screen shows. */
const UNLIMITED_FPS = 0;

/** Frames a second, and while one types: a machine that keeps up, one that doesn't, and one that is far from it. */
const FPS = {
  brisk: { idle: UNLIMITED_FPS, typing: 30 },
  slow: { idle: 12, typing: 6 },
  crawling: { idle: 4, typing: 3 },
} as const;

export type Speed = keyof typeof FPS;

export type Throttle = {
  readonly setTyping: (isTyping: boolean) => void;
  /** The machine doesn't keep up: leave time for the page. */
  readonly slowDown: (speed: Speed) => void;
};

/** Holds the city back where its frames would cost more than they show. */
export function createThrottle(game: Game): Throttle {
  let isTyping = false;
  let speed: Speed = 'brisk';
  const apply = (): void => {
    const limit = FPS[speed][isTyping ? 'typing' : 'idle'];
    if (game.loop.fpsLimit !== limit) game.loop.setFPSLimit(limit);
  };
  return {
    setTyping: (typing) => {
      isTyping = typing;
      apply();
    },
    slowDown: (to) => {
      speed = to;
      apply();
    },
  };
}
