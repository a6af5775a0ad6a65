export * from './accounts.ts';
export * from './cities.ts';
export * from './learning.ts';
export * from './reports.ts';
export * from './sql.ts';
