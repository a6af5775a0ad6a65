import { openServer } from './test-database.ts';
import { platformContract } from './platform.contract.ts';

platformContract(openServer);
