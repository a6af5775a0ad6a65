export { Bot } from './bot.ts';
export { Builder } from './builder.ts';
export { type Resident, gatherCrowd } from './crowd.ts';
export { type Habits, ORDINARY, type Pace, liveBy } from './habits.ts';
export type { Order, Recorder } from './orders.ts';
export { pooled } from './pooled.ts';
export type { Town } from './town.ts';
