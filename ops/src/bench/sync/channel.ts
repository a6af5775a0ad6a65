import { type ChildProcess, fork } from 'node:child_process';
import { guardProcess } from '../../testbed/guard.ts';

const ANSWER_MS = 60_000;

/** A child process that answers what it is asked, one question at a time. */
export class Channel {
  readonly #child: ChildProcess;
  #printed = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    guardProcess(child);
    const keep = (chunk: Buffer): void => {
      this.#printed = (this.#printed + chunk.toString()).slice(-10_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  /** `script` from the repository's root. */
  static start(script: string, args: readonly string[], execArgv: readonly string[] = []): Channel {
    const env = { ...process.env, NODE_ENV: 'production' };
    return new Channel(
      fork(script, [...args], { execArgv: [...execArgv], env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
    );
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the process did not start');
    return this.#child.pid;
  }

  /** The next answer of a kind, after asking for it if there is anything to ask. @throws when it ends before. */
  answer<Answer extends { readonly answer: string }>(kind: string, ask?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: Answer): void => {
        settle();
        if (message.answer === kind) resolve(message);
        else reject(new Error(JSON.stringify(message)));
      };
      const fail = (): void => {
        settle();
        reject(new Error(`no "${kind}" from ${this.#child.spawnargs.slice(1).join(' ')}:\n${this.#printed}`));
      };
      const timer = setTimeout(fail, ANSWER_MS);
      const settle = (): void => {
        clearTimeout(timer);
        this.#child.off('message', onMessage);
        this.#child.off('exit', fail);
      };
      this.#child.on('message', onMessage);
      this.#child.once('exit', fail);
      if (ask !== undefined) this.#child.send(ask);
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL');
      await ended;
    }
  }
}
