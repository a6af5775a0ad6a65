import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandReply } from '@sqltown/shared/api';
import { startPostgres } from '../../../testbed/index.ts';
import { query, until } from '../../evidence/index.ts';
import { freeGround } from '../ground.ts';
import { judge } from '../judge.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { type Town, openTown } from '../town.ts';

const DISK_MIB = 256;
const PAUSED_MS = 15_000;
const BACK_MS = 60_000;
const GROUND = freeGround('lamptower', 2);

/** PostgreSQL's disk is a small one of its own, and is filled to the last byte. */
export const diskFull: Scenario = {
  id: 'F14',
  fault: 'disk full under PostgreSQL (a memory disk of 256 MiB; needs root)',
  criterion: '"saving paused" shown, everything else goes on, clean recovery',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const disk = mountDisk();
    let town: Town | null = null;
    try {
      const postgres = await startOn(disk);
      town = await openTown(postgres.url);
      const { seat } = await town.newMayor();
      const other = await town.newPlayer();
      await seat.place({ x: 40, y: 28 });
      // Moving is free of charge, and writes a row each time.
      const home = await seat.place({ x: 44, y: 28 });
      if (home.kind !== 'done') throw new Error(`nothing could be built: ${home.code}`);
      let moves = 0;
      const move = async (): Promise<CommandReply> => {
        const commandId = crypto.randomUUID();
        const at = GROUND[moves++ % GROUND.length] ?? { x: 0, y: 0 };
        const reply = await seat.ask('move', { commandId, buildingId: home.building.id, ...at });
        if (reply.kind === 'done') stage.promises.set(commandId, reply);
        return reply;
      };
      fill(disk);
      await crowdTheTables(postgres.url);
      let isShown = false;
      const pausedMs = await until(async () => {
        const reply = await move();
        isShown ||= seat.room.state.savingPaused;
        return isShown && reply.kind === 'refused' && reply.code === 'saving-paused';
      }, PAUSED_MS);
      expected.that(pausedMs !== null, 'nobody was told that saving is paused');
      seat.room.send('walk', { x: 60, y: 70 });
      const stepBefore = seat.view.step;
      await wait(1_500);
      expected.that(seat.view.step > stepBefore, 'the city stood still');
      expected.that((await other.visitor.get('/healthz')).status === 200, 'the server does not answer');

      rmSync(join(disk, 'filler'));
      const recoverMs = await until(async () => {
        const reply = await move();
        return reply.kind === 'done' && !seat.room.state.savingPaused;
      }, BACK_MS);
      expected.that(recoverMs !== null, 'saving was still paused when there was room again');
      expected.that(town.isAlive(), 'the server died');
      expected.violations.push(...(await judge(postgres.url, stage.promises)));
      await town.stop();
      town = null;
      await postgres.stop();
      return {
        did: 'filled the disk during play, and made room again',
        counts: { 'paused after ms': Math.round(pausedMs ?? Number.NaN), moves },
        ...(recoverMs === null ? {} : { recoverMs }),
        violations: expected.violations,
      };
    } finally {
      await town?.stop();
      execFileSync('umount', ['--lazy', disk]);
      rmdirSync(disk);
    }
  },
};

/** @throws where one may not mount. */
function mountDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m,mode=1777`, 'sqltown-drill', folder]);
  return folder;
}

/** The test bed puts its folders where TMPDIR says. */
async function startOn(disk: string): ReturnType<typeof startPostgres> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = disk;
  try {
    return await startPostgres();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function fill(disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize));
}

/** PostgreSQL has room in the files that it has: uses it up, so that the next row needs the disk. */
async function crowdTheTables(url: string): Promise<void> {
  await query(url, 'create table public.crowd (what text)').catch(() => null);
  await query(url, "insert into public.crowd select repeat('x', 2000) from generate_series(1, 200000)").catch(
    () => null,
  );
}
