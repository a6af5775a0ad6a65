import { randomUUID } from 'node:crypto';
import type { CommandReply } from '@sqltown/shared/api';
import { CommandId } from '@sqltown/shared/ids';
import type { ExecutorPlant, ExecutorStart, Resident } from '@sqltown/game-server/testing';
import { query } from '../../evidence/query.ts';
import { canonical } from '../../kill9/canonical.ts';
import { Executor, Killed } from '../../kill9/executor.ts';
import { freeGround } from '../ground.ts';
import { judge } from '../judge.ts';
import { type Scenario, expectations } from '../scenario.ts';

const BUCKET = 77;

/** The process dies when the command is committed and nobody has heard of it yet. */
export const replyLost: Scenario = {
  id: 'F2',
  fault: 'kill -9 between COMMIT and reply',
  criterion: 'a retry with the same id gets the stored reply; coins moved once',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const url = await stage.newDatabase();
    const plant = stage.plant === 'forget-idempotency' ? (stage.plant satisfies ExecutorPlant) : null;
    const life = (name: string): ExecutorStart => ({ database: { url }, processId: name, plant });
    const rounds = stage.count(10, 3);
    const resident = await settleIn(life('first'));
    const ground = freeGround('lamptower', rounds);
    for (const [n, at] of ground.entries()) {
      const command = {
        type: 'place',
        commandId: CommandId.parse(randomUUID()),
        kind: 'lamptower',
        ...at,
      } as const;
      const order = async (executor: Executor): Promise<CommandReply> => {
        const { cityId } = resident;
        await executor.call('residents', { kind: 'settle-in', known: [resident], count: 0, bucket: BUCKET });
        const { epoch } = await executor.call('epoch', { kind: 'take-over', cityId });
        return (await executor.call('reply', { kind: 'command', ...resident, epoch, command })).reply;
      };
      const doomed = await Executor.start(life(`doomed-${n}`), 'cities.afterCommit:1');
      const heard = await order(doomed).catch((error: unknown) => error);
      expected.that(heard instanceof Killed, 'the process outlived its failpoint');
      const next = await Executor.start(life(`next-${n}`), null);
      const [first, second] = [await order(next), await order(next)];
      await next.kill();
      expected.that(first.kind === 'done', `a retry was refused: ${canonical(first)}`);
      expected.that(canonical(first) === canonical(second), 'two retries got different replies');
      stage.promises.set(command.commandId, first);
    }
    const [moved] = await query<{ n: number }>(
      url,
      "select count(*)::int as n from cities.city_ledger where reason = 'place'",
    );
    expected.that(moved?.n === rounds, `coins moved ${moved?.n} times for ${rounds} commands`);
    const after = await judge(url, stage.promises);
    return {
      did: 'killed the process right after each commit, and asked its successor twice',
      counts: { kills: rounds, retries: rounds * 2, 'coins moved': moved?.n ?? 0 },
      violations: [...expected.violations, ...after],
    };
  },
};

async function settleIn(start: ExecutorStart): Promise<Resident> {
  const executor = await Executor.start(start, null);
  try {
    const settle = { kind: 'settle-in', known: [], count: 1, bucket: BUCKET } as const;
    const { residents } = await executor.call('residents', settle);
    return residents[0]!;
  } finally {
    await executor.kill();
  }
}
