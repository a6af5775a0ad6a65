import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Edit, MUTANT_KEY, SOURCE_FOLDER } from './mutant.ts';

/**
 * Loaded into a server before its program: reads the places of a mutant otherwise.
 * @throws while the server loads, when a place isn't in its file: a plant that plants nothing must not pass for one.
 */
const edits = JSON.parse(process.env[MUTANT_KEY] ?? '[]') as Edit[];
const source = pathToFileURL(SOURCE_FOLDER).href;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const here = edits.filter(({ file }) => url === source + file);
    if (here.length === 0) return loaded;
    return { ...loaded, source: here.reduce(edited, textOf(loaded.source)) };
  },
});

function edited(text: string, { file, find, replace }: Edit): string {
  if (!text.includes(find)) throw new Error(`the mutant's place is no longer in ${file}: ${find}`);
  return text.replace(find, () => replace);
}

function textOf(source: string | ArrayBuffer | NodeJS.TypedArray | undefined): string {
  if (source === undefined) throw new Error('a module of the server has no source');
  return typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8');
}
