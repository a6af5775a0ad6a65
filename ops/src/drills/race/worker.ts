import { type Bot, Builder, type Resident } from '../../bots/index.ts';
import type { Contender } from './contest.ts';

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
      this.#builder.learn(command, await this.bot.command(command));
    }
  }
}
