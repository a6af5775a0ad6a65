import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { guardProcess } from './guard.ts';
import { signalFamily } from './process-family.ts';
import type { SystemUser } from './system-user.ts';

const POLL_MS = 50;
const OUTPUT_CHARACTERS = 50_000;

export type ServiceSpec = {
  /** For messages: "Redis". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly user?: SystemUser | null;
  /** Ends it in good order. */
  readonly stopSignal: NodeJS.Signals;
  /** Its children are part of it: kill, suspend and resume reach them too. */
  readonly hasFamily?: boolean;
  /** Asked again and again after each start until it says yes. */
  readonly isReady: () => Promise<boolean>;
  readonly startMs: number;
};

/**
 * A program that this process runs, and does bad things to. It is in a process group of its own, so that Ctrl-C in a
 * terminal doesn't reach it past the one who started it; it never outlives this process, however that ends.
 */
export class Service {
  readonly #spec: ServiceSpec;
  #child: ChildProcess | null = null;
  #exited: Promise<number | null> = Promise.resolve(null);
  #output = '';

  private constructor(spec: ServiceSpec) {
    this.#spec = spec;
  }

  /** @throws with the end of what it printed when it exits or doesn't answer in time. */
  static async start(spec: ServiceSpec): Promise<Service> {
    const service = new Service(spec);
    await service.start();
    return service;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Changes with each start. @throws when it isn't running. */
  get pid(): number {
    const pid = this.isRunning ? this.#child?.pid : undefined;
    if (pid === undefined) throw new Error(`${this.#spec.name} isn't running`);
    return pid;
  }

  /** The end of what it printed, over all its lives. */
  output(): string {
    return this.#output;
  }

  /** Starts it, again after a kill or a stop: the same port, the same folder. */
  async start(): Promise<void> {
    if (this.isRunning) throw new Error(`${this.#spec.name} runs already`);
    this.#spawn();
    try {
      await this.#untilReady();
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** In good order, and up again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** SIGKILL, in the middle of whatever it does. */
  async kill(): Promise<void> {
    if (this.isRunning) this.#signal('SIGKILL');
    await this.#exited;
  }

  /** SIGSTOP: it keeps its port and its connections, and answers nothing until `resume`. */
  suspend(): void {
    if (this.isRunning) this.#signal('SIGSTOP');
  }

  resume(): void {
    if (this.isRunning) this.#signal('SIGCONT');
  }

  /** @returns its exit code; null when it had been killed. */
  async stop(signal: NodeJS.Signals = this.#spec.stopSignal): Promise<number | null> {
    if (this.isRunning) {
      this.resume();
      this.#child?.kill(signal);
    }
    return this.#exited;
  }

  #spawn(): void {
    const { command, args, env, user } = this.#spec;
    const child = spawn(command, args, {
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...user,
    });
    const keep = (chunk: Buffer | string): void => {
      this.#output = (this.#output + chunk.toString()).slice(-OUTPUT_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    guardProcess(child);
    this.#child = child;
    this.#exited = new Promise((resolve) => {
      child.once('exit', resolve);
      child.once('error', (error) => {
        keep(error.message);
        if (child.pid === undefined) this.#child = null;
        resolve(null);
      });
    });
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#spec.hasFamily) signalFamily(this.pid, signal);
    else this.#child?.kill(signal);
  }

  async #untilReady(): Promise<void> {
    const { name, isReady, startMs } = this.#spec;
    const deadline = Date.now() + startMs;
    while (!(await isReady())) {
      if (!this.isRunning) throw new Error(`${name} did not start:\n${this.#output}`);
      if (Date.now() > deadline)
        throw new Error(`${name} was not up within ${startMs / 1000} s:\n${this.#output}`);
      await wait(POLL_MS);
    }
  }
}
