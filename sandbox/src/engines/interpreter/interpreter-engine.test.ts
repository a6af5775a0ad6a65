import { describeEngine } from '../engine.contract.ts';
import { openInterpreterEngine } from './interpreter-engine.ts';

describeEngine('sqlite', openInterpreterEngine, { real: false });
describeEngine('postgresql', openInterpreterEngine, { real: false });
describeEngine('mysql', openInterpreterEngine, { real: false });
describeEngine('mariadb', openInterpreterEngine, { real: false });
