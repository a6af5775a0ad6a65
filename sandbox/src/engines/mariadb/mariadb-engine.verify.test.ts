import { describeEngine } from '../engine.contract.ts';
import { testServer } from '../servers/test-server.ts';
import { openMariadbEngine } from './mariadb-engine.ts';

const server = testServer('SQLTOWN_TEST_MARIADB_URL');

describeEngine('mariadb', ({ databases }) => openMariadbEngine({ databases, server }));
