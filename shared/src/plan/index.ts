export * from './occupancy.ts';
export * from './old-quarter.ts';
export * from './terrain.ts';
