import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type {
  ExecutorAnswer,
  ExecutorCall,
  ExecutorReply,
  ExecutorStart,
} from '@sqltown/game-server/testing';

const PROGRAM = fileURLToPath(import.meta.resolve('@sqltown/game-server/testing/command-executor'));

/** The process has gone: nobody knows what became of what it was doing. */
export class Killed extends Error {}

type AnswerOf<Kind extends ExecutorAnswer['kind']> = Extract<ExecutorAnswer, { kind: Kind }>;

type Waiting = { resolve(answer: ExecutorAnswer): void; reject(error: Error): void };

/** One life of the command executor, from its start to its kill. */
export class Executor {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly died: Promise<void>;
  #lastId = 0;
  #complaint = '';

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.died = new Promise((resolve) => process.once('exit', () => resolve()));
    process.stderr?.on('data', (chunk: Buffer) => (this.#complaint += chunk.toString()));
    process.on('message', ({ id, answer }: ExecutorReply) => {
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
    });
    void this.died.then(() => {
      for (const waiting of this.#waiting.values()) waiting.reject(new Killed(this.#complaint));
      this.#waiting.clear();
    });
  }

  /** @param failpoint where it kills itself, as "name:passings"; null for nowhere. @throws when it doesn't come up. */
  static async start(start: ExecutorStart, failpoint: string | null): Promise<Executor> {
    const env = { ...process.env, ...(failpoint === null ? {} : { SQLTOWN_FAILPOINT: failpoint }) };
    const child = fork(PROGRAM, [JSON.stringify(start)], {
      env,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    const executor = new Executor(child);
    await new Promise<ExecutorAnswer>((resolve, reject) => executor.#waiting.set(0, { resolve, reject }));
    return executor;
  }

  get isDead(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** @throws Killed when the process went before it answered; Error for a fault that it reported. */
  async call<Kind extends ExecutorAnswer['kind']>(kind: Kind, call: ExecutorCall): Promise<AnswerOf<Kind>> {
    const id = ++this.#lastId;
    const answer = await new Promise<ExecutorAnswer>((resolve, reject) => {
      if (this.isDead || !this.#process.connected) return reject(new Killed('it was dead already'));
      this.#waiting.set(id, { resolve, reject });
      // A process that dies while it is written to shows itself by its exit, which rejects what waits.
      this.#process.send({ id, call }, () => undefined);
    });
    if (answer.kind === kind) return answer as AnswerOf<Kind>;
    throw new Error(answer.kind === 'fault' ? answer.message : `${answer.kind} in answer to ${call.kind}`);
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.died;
  }
}
