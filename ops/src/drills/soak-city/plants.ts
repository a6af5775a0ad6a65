import type { Mutant } from '../mutants/index.ts';

/** Faults of the server that this drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** Now and then nobody is told that something has gone. */
  'drop-a-delta': [
    {
      file: 'rooms/sync/chunks.ts',
      find: '#note(chunk: number, record: StreamRecord): void {',
      replace:
        "#note(chunk: number, record: StreamRecord): void {\n    if (record.sort === 'gone' && Math.random() < 0.2) return;",
    },
  ],
  /** A room keeps something of each step. */
  leak: [
    {
      file: 'rooms/city-room.ts',
      find: 'runStep(this.#world);',
      replace:
        'runStep(this.#world);\n    ((globalThis as { kept?: unknown[] }).kept ??= []).push(new Uint8Array(65_536).fill(1));',
    },
  ],
  /** A room that closes leaves a timer behind. */
  'orphan-timer': [
    {
      file: 'rooms/city-room.ts',
      find: 'this.#isClosing = true;\n    this.#unlisten();',
      replace: 'this.#isClosing = true;\n    setInterval(() => undefined, 60_000);\n    this.#unlisten();',
    },
  ],
  /** A city stays leased when everybody has left. */
  'keep-lease': [
    {
      file: 'rooms/city-lease.ts',
      find: 'await cities.releaseLease(cityId, holder, epoch);',
      replace: 'setInterval(() => void cities.renewLease(cityId, holder, epoch), 2_000).unref();',
    },
  ],
};

/** A fault of the database: it forgets one command in fifty that it has acknowledged. */
export const FORGET_COMMANDS = `
  create function drill.forget() returns trigger language plpgsql as $$ begin
    if random() < 0.02 then
      delete from cities.city_commands where bucket = new.bucket and city_id = new.city_id and command_id = new.command_id;
    end if;
    return null;
  end $$;
  create trigger drill_zz_forget after insert on cities.city_commands
    for each row execute function drill.forget();`;

export const LOSE_A_COMMAND = 'lose-a-command';
