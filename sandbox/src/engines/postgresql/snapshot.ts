import type { PGlite } from '@electric-sql/pglite';

/**
 * Copies of a PGlite instance's WebAssembly heap and in-memory files, to put back after a run that wrote.
 * It uses the insides of PGlite 0.5.16 and of Emscripten's file system, hence the pinned version and the
 * canary that is asked after each restore.
 */
export type Snapshot = { restore(): void };

/** A file or folder. Folders hold their children by name; all nodes hang in one hash table as well. */
type Node = {
  name: string;
  parent: Node;
  name_next?: Node;
  readonly mode: number;
  readonly mount?: unknown;
  /** A file's bytes are an Int8Array where PostgreSQL wrote them in one go: Emscripten keeps a slice of its heap's view. */
  contents: Uint8Array | Int8Array | Record<string, Node> | null;
  usedBytes?: number;
};
/** An open file. Closing one takes its number away. */
type Stream = { fd: number | null; position: number };
type Insides = {
  readonly HEAPU8: Uint8Array;
  readonly FS: {
    readonly root: Node;
    readonly nameTable: (Node | undefined)[];
    readonly streams: (Stream | null | undefined)[];
    isDir(mode: number): boolean;
    isFile(mode: number): boolean;
  };
};

type SavedNode = Pick<Node, 'name' | 'parent'> & {
  readonly node: Node;
  readonly next: Node | undefined;
  /** A file's bytes, or a folder's children. */
  readonly contents: Uint8Array | Record<string, Node>;
};

/** Photographs an idle instance: no transaction open, no query running. */
export function takeSnapshot(instance: PGlite): Snapshot {
  const { FS } = insidesOf(instance);
  const heap = insidesOf(instance).HEAPU8.slice();
  const nodes = gather(FS, FS.root);
  const nameTable = [...FS.nameTable];
  const streams = FS.streams.map((stream) => ({ stream, position: stream?.position ?? 0 }));

  return {
    restore() {
      for (const saved of nodes) putBack(saved);
      replace(FS.nameTable, nameTable);
      replace(
        FS.streams,
        streams.map(({ stream }) => stream),
      );
      for (const [fd, { stream, position }] of streams.entries()) {
        if (stream) Object.assign(stream, { fd, position });
      }
      const { HEAPU8 } = insidesOf(instance);
      HEAPU8.set(heap);
      HEAPU8.fill(0, heap.length);
    },
  };
}

function insidesOf(instance: PGlite): Insides {
  return instance.Module as unknown as Insides;
}

/** Every file and folder below; devices and /proc are other mounts and keep nothing of ours. */
function gather(fs: Insides['FS'], folder: Node): SavedNode[] {
  const children = folder.contents;
  if (children === null || isBytes(children)) return [];
  const saved: SavedNode[] = [save(folder, { ...children })];
  for (const node of Object.values(children)) {
    if (node.mount !== folder.mount) continue;
    if (fs.isDir(node.mode)) saved.push(...gather(fs, node));
    else if (fs.isFile(node.mode)) saved.push(save(node, bytesOf(node).slice()));
  }
  return saved;
}

function save(node: Node, contents: SavedNode['contents']): SavedNode {
  return { node, name: node.name, parent: node.parent, next: node.name_next, contents };
}

function bytesOf({ contents, usedBytes = 0 }: Node): Uint8Array {
  if (contents === null || !isBytes(contents)) return new Uint8Array();
  return new Uint8Array(contents.buffer, contents.byteOffset, usedBytes);
}

function isBytes(
  contents: Uint8Array | Int8Array | Record<string, Node>,
): contents is Uint8Array | Int8Array {
  return ArrayBuffer.isView(contents);
}

function putBack({ node, name, parent, next, contents }: SavedNode): void {
  Object.assign(node, { name, parent, name_next: next });
  if (!isBytes(contents)) node.contents = { ...contents };
  else if (Buffer.compare(bytesOf(node), contents) !== 0) {
    node.contents = contents.slice();
    node.usedBytes = contents.length;
  }
}

function replace<T>(array: T[], values: readonly T[]): void {
  array.splice(0, array.length, ...values);
}
