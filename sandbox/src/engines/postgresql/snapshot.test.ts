import type { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { takeSnapshot } from './snapshot.ts';

it('puts back the bytes of every file, also of those that Emscripten keeps as signed ones', () => {
  const unsigned = file('unsigned', Uint8Array.of(1, 2, 255));
  const signed = file('signed', Int8Array.of(1, 2, -1));
  const snapshot = takeSnapshot(instanceWith([unsigned, signed]));
  for (const node of [unsigned, signed]) {
    node.contents = Uint8Array.of(9);
    node.usedBytes = 1;
  }
  snapshot.restore();
  for (const { contents, usedBytes } of [unsigned, signed]) {
    expect(usedBytes).toBe(3);
    expect([...contents]).toEqual([1, 2, 255]);
  }
});

it('leaves a file alone that nobody wrote to', () => {
  const signed = file('signed', Int8Array.of(-1));
  const { contents } = signed;
  takeSnapshot(instanceWith([signed])).restore();
  expect(signed.contents).toBe(contents);
});

const DIRECTORY = 0o04_0000;
const REGULAR = 0o10_0000;

type File = ReturnType<typeof file>;

function file(name: string, contents: Uint8Array | Int8Array) {
  return { name, mode: REGULAR, contents, usedBytes: contents.length };
}

/** The insides of a PGlite that hold these files. */
function instanceWith(files: readonly File[]): PGlite {
  const root = {
    name: '/',
    mode: DIRECTORY,
    contents: Object.fromEntries(files.map((one) => [one.name, one])),
  };
  const FS = {
    root,
    nameTable: [],
    streams: [],
    isDir: (mode: number) => mode === DIRECTORY,
    isFile: (mode: number) => mode === REGULAR,
  };
  return { Module: { HEAPU8: new Uint8Array(8), FS } } as unknown as PGlite;
}
