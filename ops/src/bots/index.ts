export { Bot, type BotParts } from './bot.ts';
export type { Checkpoint } from './checkpoints.ts';
export { Builder } from './builder.ts';
export { type CrowdOptions, type Resident, gatherCrowd } from './crowd.ts';
export { type Habits, ORDINARY, type Pace, liveBy } from './habits.ts';
export type { Order, Recorder } from './orders.ts';
export { pooled } from './pooled.ts';
export type { Town } from './town.ts';
