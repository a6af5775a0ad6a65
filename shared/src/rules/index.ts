export * from './buildings.ts';
export * from './clock.ts';
export * from './progress.ts';
