import { describe } from 'vitest';
import { openServer, openTwoShards } from '#platform/postgres/test-database.ts';
import { citiesContract } from './cities.contract.ts';

describe('one PostgreSQL', () => {
  citiesContract(openServer);
});
describe('two shards', () => {
  citiesContract(openTwoShards);
});
