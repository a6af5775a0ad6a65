import { openEmbedded } from './test-database.ts';
import { platformContract } from './platform.contract.ts';

platformContract(openEmbedded);
