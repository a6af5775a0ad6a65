import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { ddlFor, insertsFor } from '@sqltown/content/grading';
import type { Database } from '../engine.ts';

/** Changes when the way in which a template is made does. */
const TEMPLATE_VERSION = 2;

const MAX_TEMPLATES = 6;

/** Small buffers: the default 160 MB of shared memory would be most of an instance. */
const CONFIGURATION = [
  'shared_buffers=8MB',
  'work_mem=8MB',
  'min_wal_size=2MB',
  'temp_file_limit=65536',
  'timezone=UTC',
  'log_timezone=UTC',
  'max_stack_depth=1MB',
];

/** A log in segments of 16 MB would be almost half of a template, which every opening reads. */
const INIT_DB = ['--wal-segsize=1'];

/** Nobody connects to the databases that are templates, and two thirds of the tables would be theirs. One statement at a time: PostgreSQL drops none within a transaction. */
const FORGET_TEMPLATES = [
  'UPDATE pg_database SET datistemplate = false WHERE datname <> current_database()',
  'DROP DATABASE template0',
  'DROP DATABASE template1',
];

/** The role that a learner's statements run as. */
export const LEARNER = 'learner';

/** An instance that takes another's place finds it compiled. */
let loaded: ReturnType<typeof load> | undefined;

/** PGlite and its program. @throws when a file of it is missing. */
export function loadPglite(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

async function load() {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const program = await WebAssembly.compile(await readFile(join(dirname(main), 'pglite.wasm')));
  const { PGlite } = await import('@electric-sql/pglite');
  return { PGlite, program };
}

/**
 * Opens an instance that holds the databases, one schema each, owned by the learner's role. The prepared
 * data folder is kept in `cacheFolder`, since `initdb` takes seconds; a template that doesn't load is made anew.
 */
export async function openFromTemplate(
  databases: readonly Database[],
  cacheFolder: string | null,
): Promise<PGlite> {
  const { PGlite, program: pgliteWasmModule } = await loadPglite();
  const fixed = { pgliteWasmModule, postgresqlconf: CONFIGURATION };
  const setup = databases.map(setupScript).join('\n');
  const file = cacheFolder && join(cacheFolder, `${templateName(setup)}.tar`);
  const kept = file ? await readFile(file).catch(missing) : null;
  if (kept) return PGlite.create({ ...fixed, loadDataDir: new Blob([kept]) });

  const instance = await PGlite.create({ ...fixed, initDbStartParams: INIT_DB });
  for (const statement of FORGET_TEMPLATES) await instance.exec(statement);
  await instance.exec(`CREATE ROLE ${LEARNER} NOSUPERUSER NOLOGIN;\n${setup}\nANALYZE;\nCHECKPOINT;`);
  if (file) await keep(instance, file);
  return instance;
}

function setupScript({ schema, rows }: Database): string {
  return [
    `CREATE SCHEMA ${schema.id} AUTHORIZATION ${LEARNER};`,
    `SET ROLE ${LEARNER};`,
    `SET search_path = ${schema.id};`,
    ddlFor(schema, 'postgresql'),
    insertsFor(schema, rows, 'postgresql'),
    'RESET ROLE;',
    'RESET search_path;',
  ].join('\n');
}

function templateName(setup: string): string {
  const content = JSON.stringify([TEMPLATE_VERSION, CONFIGURATION, INIT_DB, setup]);
  return `pglite-0.5.16-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Written beside and renamed, so that no half file is ever found. A folder that can't be written is no fault. */
async function keep(instance: PGlite, file: string): Promise<void> {
  const dump = await instance.dumpDataDir('none');
  const draft = `${file}.${process.pid}.${threadId}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
    await rename(draft, file);
    await forgetOldest(dirname(file));
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}

/** Each change of the content makes a new template of some 15 MB. */
async function forgetOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.tar'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { name } of files.sort((a, b) => b.at - a.at).slice(MAX_TEMPLATES)) {
    await rm(join(folder, name), { force: true });
  }
}

function isUnwritable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return (
    code === 'ERR_ACCESS_DENIED' ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'ENOSPC' ||
    code === 'ENOENT'
  );
}
