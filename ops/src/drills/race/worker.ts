import { setTimeout as wait } from 'node:timers/promises';
import { type Bot, Builder, type Resident } from '../../bots/index.ts';
import type { Contender } from './contest.ts';

/** Whoever is refused takes a breath. */
const BREATH_MS = 500;

/** A player who builds one thing after the other from entering until told to rest. */
export class Worker implements Contender {
  readonly bot: Bot;
  readonly #builder: Builder;
  #working: Promise<void> | null = null;
  #isResting = false;

  constructor({ bot, nth, of }: Resident) {
    this.bot = bot;
    this.#builder = new Builder(bot.random, nth, of);
  }

  work(): void {
    this.#isResting = false;
    this.#working ??= this.#work();
  }

  /** Resolves when the last command is answered. */
  async rest(): Promise<void> {
    this.#isResting = true;
    await this.#working;
    this.#working = null;
  }

  async #work(): Promise<void> {
    while (!this.#isResting) {
      const command = this.#builder.wish();
      const reply = await this.bot.command(command);
      this.#builder.learn(command, reply);
      if (reply.kind === 'refused') await wait(BREATH_MS);
    }
  }
}
