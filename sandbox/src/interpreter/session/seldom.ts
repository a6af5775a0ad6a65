import { catalogue } from '../catalog/virtual/index.ts';
import { merge } from '../changes/merge.ts';
import { declare } from '../control/declare.ts';
import { describe } from '../control/describe.ts';
import { explainStatement } from '../control/explain.ts';
import { setOption } from '../control/set-option.ts';
import { setTransaction, setVariable } from '../control/set-variable.ts';
import { show } from '../control/show.ts';
import { transact } from '../control/transaction.ts';
import { use } from '../control/use.ts';
import { alterTable } from '../definitions/alter/alter-table.ts';
import { createIndex } from '../definitions/create-index.ts';
import { createEnum, createSequence } from '../definitions/create-sequence.ts';
import { createView } from '../definitions/create-view.ts';
import { drop } from '../definitions/drop.ts';
import { truncate } from '../definitions/truncate.ts';
import { parseSeldom } from '../parser/statements/seldom.ts';
import type { Seldom, SeldomStatement } from './statement.ts';
import { type Done, type Work, done } from './work.ts';

/** What most lessons have none of. */
export const SELDOM: Seldom = { parse: parseSeldom, run: runSeldom, catalogue };

function runSeldom(statement: SeldomStatement, work: Work): Done {
  switch (statement.type) {
    case 'merge':
      return merge(statement, work);
    case 'create-view':
      return done(createView(statement, work));
    case 'create-index':
      return done(createIndex(statement, work));
    case 'create-sequence':
      return done(createSequence(statement, work));
    case 'create-enum':
      return done(createEnum(statement, work));
    case 'alter-table':
      return done(alterTable(statement, work));
    case 'drop':
      return done(drop(statement, work));
    case 'truncate':
      return done(truncate(statement, work));
    case 'transaction':
      return transact(statement, work);
    case 'set-transaction':
      return setTransaction(statement, work);
    case 'set':
      return setVariable(statement, work);
    case 'set-option':
      return setOption(statement, work);
    case 'declare':
      return declare(statement, work);
    case 'show':
      return show(statement, work);
    case 'describe':
      return describe(statement, work);
    case 'explain':
      return explainStatement(statement, work);
    default:
      return use(statement, work);
  }
}
