import { Hall } from '#rooms/sync/hall.testbed.ts';
import { packFrame } from '#rooms/sync/pack-frame.ts';
import { createCityStream } from '#rooms/sync/city-stream.ts';
import { createSchemaMirror } from '#rooms/sync/schema-mirror.ts';
import { Encoder, StateView, schema, t } from '@colyseus/schema';
import { EntityMirror } from '@sqltown/shared/state';
import { StreamView, chunkOf, decodeFrame, hasChunk, hashWorld } from '@sqltown/shared/stream';
import type { SyncPlant } from './protocol.ts';
import type { BusyTown } from './town.ts';

/** Colyseus' room code before a patch. */
const PATCH_ENVELOPE_BYTES = 1;
const STREAM_ENVELOPE_BYTES = packFrame(new Uint8Array()).length;

const OpenWorld = schema({ world: t.map(EntityMirror) });
const ViewWorld = schema({ world: t.map(EntityMirror).view() });

/** One way to show a town to everybody in it: what a step costs all of them together, in bytes of messages. */
type Show = { step(): number };

/** The city stream, as rooms use it, read by its own decoder. */
export class StreamShow implements Show {
  readonly #town: BusyTown;
  readonly #hall = new Hall();
  readonly #sync = createCityStream({ pack: packFrame, tell: this.#hall.tell });
  readonly #views = new Map<number, StreamView>();
  #bytes = 0;

  constructor(town: BusyTown, plant: SyncPlant | undefined) {
    this.#town = town;
    for (const avatar of town.avatars) this.#show(avatar, plant);
  }

  step(): number {
    this.#bytes = 0;
    this.#sync.flush(this.#town.world);
    return this.#bytes;
  }

  /** Whether everybody sees what they ought to. */
  isTrue(): boolean {
    const asked = new Map<number, string>();
    return [...this.#views].every(([avatar, view]) => {
      const chunks = this.#town.sightOf(avatar).chunks;
      const truth = asked.get(chunks) ?? this.#town.hashOf(chunks);
      asked.set(chunks, truth);
      return hashWorld(view.entities.values()) === truth;
    });
  }

  #show(avatar: number, plant: SyncPlant | undefined): void {
    const view = new StreamView();
    this.#views.set(avatar, view);
    let frames = 0;
    const take = (message: Uint8Array): void => {
      frames += 1;
      if (plant === 'drop-half' && frames % 2 === 0) return;
      const frame = decodeFrame(message.subarray(STREAM_ENVELOPE_BYTES));
      if (frame.kind === 'malformed') throw new Error(frame.why);
      view.apply(frame);
      this.#bytes += plant === 'json-frames' ? JSON.stringify(frame).length : message.length;
    };
    this.#sync.show({
      sessionId: String(avatar),
      sight: this.#town.sightOf(avatar),
      backlogBytes: () => 0,
      send: take,
      join: (group) => this.#hall.join(group, take),
      leave: (group) => this.#hall.leave(group, take),
    });
  }
}

/** The schema mirror, as rooms use it: everybody gets the same patch. */
export class MirrorShow implements Show {
  readonly state = new OpenWorld();
  readonly encoder = new Encoder(this.state);
  readonly #town: BusyTown;
  readonly #sync = createSchemaMirror(this.state.world);

  constructor(town: BusyTown) {
    this.#town = town;
  }

  step(): number {
    this.#sync.flush(this.#town.world);
    const patch = this.encoder.encode();
    this.encoder.discardChanges();
    return (patch.length + PATCH_ENVELOPE_BYTES) * this.#town.avatars.length;
  }
}

/** The mirror with a StateView for each player, which holds what their stream would show. */
export class ViewShow implements Show {
  readonly #town: BusyTown;
  readonly #state = new ViewWorld();
  readonly #encoder = new Encoder(this.#state);
  readonly #sync = createSchemaMirror(this.#state.world);
  readonly #views: readonly { readonly avatar: number; readonly view: StateView; chunks: number }[];
  readonly #chunkOf = new Map<EntityMirror, number>();

  constructor(town: BusyTown) {
    this.#town = town;
    this.#views = town.avatars.map((avatar) => ({ avatar, view: new StateView(), chunks: 0 }));
  }

  step(): number {
    this.#sync.flush(this.#town.world);
    this.#look();
    const iterator = { offset: PATCH_ENVELOPE_BYTES };
    this.#encoder.encode(iterator);
    const sharedBytes = iterator.offset;
    let bytes = 0;
    for (const { view } of this.#views) bytes += this.#encoder.encodeView(view, sharedBytes, iterator).length;
    this.#encoder.discardChanges();
    return bytes;
  }

  /** Puts into each view what has come into sight, and takes out what has left it. */
  #look(): void {
    const moved: [entity: EntityMirror, from: number, to: number][] = [];
    for (const entity of this.#state.world.values()) {
      const to = chunkOf(entity.x, entity.y);
      const from = this.#chunkOf.get(entity) ?? -1;
      if (from !== to) moved.push([entity, from, to]);
      this.#chunkOf.set(entity, to);
    }
    for (const player of this.#views) {
      const chunks = this.#town.sightOf(player.avatar).chunks;
      if (chunks !== player.chunks) this.#turn(player.view, player.chunks, chunks);
      for (const [entity, from, to] of moved) {
        const was = from >= 0 && hasChunk(player.chunks, from);
        if (hasChunk(chunks, to) && !player.view.has(entity)) player.view.add(entity);
        else if (!hasChunk(chunks, to) && was) player.view.remove(entity);
      }
      player.chunks = chunks;
    }
  }

  #turn(view: StateView, before: number, now: number): void {
    for (const [entity, chunk] of this.#chunkOf) {
      const [was, is] = [hasChunk(before, chunk), hasChunk(now, chunk)];
      if (is && !view.has(entity)) view.add(entity);
      if (was && !is) view.remove(entity);
    }
  }
}
