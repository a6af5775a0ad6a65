import { createLogger } from '#platform/logger/index.ts';
import { describe } from 'vitest';
import { busContract } from './bus.contract.ts';
import { localBus } from './local-bus.ts';

const log = createLogger({ level: 'silent' });

describe('a bus within one process', () => {
  busContract(async (count) => {
    const bus = localBus({ log });
    return Array.from({ length: count }, () => bus);
  });
});
