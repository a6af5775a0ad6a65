import { writeFileSync } from 'node:fs';
import { configTable } from './config-table.ts';

writeFileSync(new URL('../../../docs/configuration.md', import.meta.url), configTable());
