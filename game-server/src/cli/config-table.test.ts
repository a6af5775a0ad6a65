import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configTable } from './config-table.ts';

it('[H1] docs/configuration.md is what the settings say (node game-server/src/cli/config-docs.ts)', () => {
  const file = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  expect(file).toBe(configTable());
});
