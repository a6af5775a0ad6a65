import { openServer } from '#platform/postgres/test-database.ts';
import { citiesContract } from './cities.contract.ts';

citiesContract(openServer);
