import { createCatalogue, ddlFor } from '@sqltown/content/grading';
import { type DatabaseState, EMPTY_STATE } from '../../interpreter/catalog/state.ts';
import { refusedBy, statementsOf } from '../../interpreter/corpus/corpus.ts';
import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { dialectOf } from '../../interpreter/dialects/index.ts';
import { goldenCases } from '../../interpreter/golden/corpus-files.ts';
import { databaseFrom } from '../../interpreter/session/database.ts';
import { openSession } from '../../interpreter/session/session.ts';
import { mutantsOf } from '../../mutation/mutants.ts';

/** A database that sessions begin from, and statements that speak of it. */
export type World = { readonly state: DatabaseState; readonly statements: readonly string[] };

/** A world that somebody else drew: statements that make it, and statements to ask. */
export type GivenWorld = { readonly script: readonly string[]; readonly statements: readonly string[] };

/** The worlds of a dialect: the town's data, the golden cases' tables, what the corpus says of none, and the given. */
export function worldsOf(dialect: DialectName, given: readonly GivenWorld[]): World[] {
  return [
    ...townWorlds(dialect),
    ...goldenWorlds(dialect),
    ...given.map(({ script, statements }) => ({
      state: stateAfter(script.join(';\n'), dialect),
      statements,
    })),
  ];
}

/** Every dataset of the content, with the answers to its exercises: right ones, wrong ones, and slips in right ones. */
function townWorlds(dialect: DialectName): World[] {
  const catalogue = createCatalogue();
  const corpus = [...statementsOf(dialect), ...refusedBy(dialect).map(({ sql }) => sql)];
  return [...catalogue.datasets].map(([id, schema]) => {
    const exercises = [...catalogue.exercises.values()].filter(({ dataset }) => dataset === id);
    const answers = exercises.flatMap(({ solution, alternates, mutants }) =>
      [solution, ...alternates, ...mutants].map((answer) => answer[dialect]),
    );
    const slips = exercises.flatMap(({ solution }) => mutantsOf(solution[dialect], dialect, schema));
    const ddl = ddlFor(schema, dialect);
    const state = databaseFrom({ dialect: dialectOf(dialect), ddl, rows: catalogue.visibleRows(id) });
    return { state, statements: [...answers, ...slips.map(({ sql }) => sql), ...corpus] };
  });
}

function goldenWorlds(dialect: DialectName): World[] {
  const cases = goldenCases().filter((golden) => golden.dialect === dialect);
  const bySetup = Map.groupBy(cases, ({ setup }) => setup);
  return [...bySetup].map(([setup, asked]) => ({
    state: stateAfter(setup, dialect),
    statements: asked.map(({ sql }) => sql),
  }));
}

function stateAfter(script: string, dialect: DialectName): DatabaseState {
  const session = openSession({ dialect: dialectOf(dialect), state: EMPTY_STATE });
  const answer = session.run(script);
  if (answer.kind !== 'rows') throw new Error(`a world can't be made: ${JSON.stringify(answer)}: ${script}`);
  return session.state;
}
