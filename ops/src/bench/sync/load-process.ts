import { Channel } from './channel.ts';
import type { LoadAnswer, LoadAsk, Played } from './load/protocol.ts';
import type { MeasuredServer } from './side.ts';

/** The process that plays the clients. */
export class LoadProcess {
  readonly #channel = Channel.start('ops/src/bench/sync/load/main.ts', []);

  get pid(): number {
    return this.#channel.pid;
  }

  async join(server: MeasuredServer, clients: number): Promise<void> {
    const places = await server.places(clients);
    await this.#ask('joined', { ask: 'join', dialect: server.dialect, origin: server.origin, places });
  }

  play(play: {
    readonly seconds: number;
    readonly messageHz: number;
    readonly seed: number;
  }): Promise<Played> {
    return this.#ask('played', { ask: 'play', ...play });
  }

  stop(): Promise<void> {
    return this.#channel.stop();
  }

  #ask<Kind extends LoadAnswer['answer']>(
    kind: Kind,
    ask: LoadAsk,
  ): Promise<Extract<LoadAnswer, { answer: Kind }>> {
    return this.#channel.answer(kind, ask);
  }
}
