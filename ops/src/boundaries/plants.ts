/** A forbidden import, and the file in which it must be refused. */
export type Plant = { readonly file: string; readonly source: string };

const plant = (file: string, from: string): Plant => ({
  file,
  source: `import { x } from '${from}';\n\nconsole.log(x);\n`,
});

/** One for every rule in .oxlintrc.json's overrides: a checker that checks nothing is green as well. */
export const PLANTS: readonly Plant[] = [
  plant('shared/src/planted.ts', '@sqltown/content/public'),
  plant('shared/src/planted.ts', 'node:fs'),
  plant('shared/src/planted.ts', '@colyseus/core'),
  plant('content/src/planted.ts', '@sqltown/sandbox'),
  plant('content/src/public/planted.ts', '../grading/index.ts'),
  plant('sandbox/src/planted.ts', '@sqltown/game-server/compose'),
  plant('game-server/src/planted.ts', '@sqltown/client'),
  plant('game-server/src/platform/planted.ts', '#features/cities/index.ts'),
  plant('game-server/src/features/cities/planted.ts', '#rooms/city-room.ts'),
  plant('game-server/src/features/cities/planted.ts', '#features/accounts/accounts.repository.ts'),
  plant('game-server/src/rooms/planted.ts', 'kysely'),
  plant('game-server/src/rooms/planted.ts', '#platform/postgres/index.ts'),
  plant('game-server/src/ecs/planted.ts', '@colyseus/core'),
  plant('game-server/src/ecs/planted.ts', '#platform/clock/index.ts'),
  plant('game-server/src/ecs/planted.ts', 'node:fs'),
  plant('client/src/planted.ts', '@sqltown/content/grading'),
  plant('client/src/planted.ts', '@sqltown/game-server/config'),
  plant('client/src/hud/planted.ts', 'phaser'),
  plant('client/src/hud/planted.ts', '#game/index.ts'),
  plant('client/src/game/planted.ts', 'react'),
  plant('client/src/game/planted.ts', '#net/room.ts'),
  plant('client/src/bridge/planted.ts', 'phaser'),
  plant('ops/src/planted-cycle-a.ts', './planted-cycle-b.ts'),
];
