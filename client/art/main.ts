import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writePosters } from './poster/poster.ts';
import { writeAtlases } from './atlas.ts';
import { catalogue } from './catalogue/index.ts';
import type { AtlasIndex } from './manifest.ts';
import { drawAll } from './render/crew.ts';
import { writeSheet } from './sheet.ts';
import { hashSources } from './sources.ts';

const FOLDER = fileURLToPath(new URL('../public/atlas/', import.meta.url));

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
    sheet: { type: 'string' },
    dusk: { type: 'boolean', default: false },
    zoom: { type: 'string', default: '1' },
    cell: { type: 'string', default: '210' },
    columns: { type: 'string', default: '6' },
  },
});

if (values.check) await check();
else await redraw();

/** Fails when the committed atlas was drawn from other sources than these. */
async function check(): Promise<void> {
  const { version } = JSON.parse(await readFile(`${FOLDER}index.json`, 'utf8')) as AtlasIndex;
  const current = await hashSources();
  if (version === current) {
    console.log(`the atlas is current (${version})`);
    return;
  }
  console.error(
    `the atlas is of ${version}, the sources are ${current}: run npm run art and commit client/public/atlas`,
  );
  process.exitCode = 1;
}

/** Draws everything and writes the atlas; with --only, draws some for a contact sheet and writes no atlas. */
async function redraw(): Promise<void> {
  const started = performance.now();
  const prefixes = values.only?.split(',');
  const wanted = catalogue().filter(({ id }) => !prefixes || prefixes.some((p) => id.startsWith(p)));
  const drawn = await drawAll(wanted.map((job) => job.id));
  if (values.sheet) {
    await writeSheet(drawn, {
      file: values.sheet,
      time: values.dusk ? 'dusk' : 'day',
      columns: Number(values.columns),
      cell: Number(values.cell),
      zoom: values.zoom === '2' ? 2 : 1,
    });
  }
  if (!prefixes) {
    await mkdir(FOLDER, { recursive: true });
    await writePosters(FOLDER);
    const index = await writeAtlases(drawn, { folder: FOLDER, version: await hashSources() });
    console.log(`version ${index.version}`);
  }
  console.log(`${drawn.length} drawings in ${Math.round((performance.now() - started) / 1000)} s`);
}
