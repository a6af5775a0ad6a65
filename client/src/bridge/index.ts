export * from './bridge.ts';
export * from './channel.ts';
export type * from './types.ts';
