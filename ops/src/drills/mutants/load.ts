import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Edit, MUTANT_KEY, SANDBOX_FOLDER, SOURCE_FOLDER } from './mutant.ts';

/**
 * Loaded into a server or a sandbox before its program: reads the places of a mutant otherwise.
 * @throws while the server loads, when a place isn't in its file: a plant that plants nothing must not pass for one.
 */
const { search } = new URL(import.meta.url);
const given = search === '' ? process.env[MUTANT_KEY] : decodeURIComponent(search.slice(1));
const edits = JSON.parse(given ?? '[]') as Edit[];
const source = pathToFileURL(search === '' ? SOURCE_FOLDER : SANDBOX_FOLDER).href;

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
