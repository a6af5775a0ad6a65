export * from './checkpoint.ts';
export * from './entity.ts';
export * from './frame.ts';
export * from './grid.ts';
export * from './hash.ts';
export type * from './record.ts';
export * from './view.ts';
