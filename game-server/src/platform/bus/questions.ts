import { z } from 'zod';
import type { Bus } from './bus.ts';

export type Questions<Question, Reply> = {
  /**
   * What the process answers; null when it doesn't within `timeoutMs`, or couldn't, and as soon as nobody can be reached.
   * Never rejects.
   */
  ask(processId: string, question: Question, timeoutMs: number): Promise<Reply | null>;
  close(): void;
};

type QuestionsParts<Question, Reply> = {
  readonly bus: Bus;
  /** This process. */
  readonly processId: string;
  readonly topic: string;
  readonly question: z.ZodType<Question>;
  readonly reply: z.ZodType<Reply>;
  /** This process's own answer to others. */
  readonly answer: (question: Question) => Promise<Reply>;
};

/** How soon it is seen that the bus has gone. */
const LOOK_MS = 100;

/** Questions from one process to another over the bus. A lost one costs its timeout. */
export function createQuestions<Question, Reply>(
  parts: QuestionsParts<Question, Reply>,
): Questions<Question, Reply> {
  const { bus, processId, topic, answer } = parts;
  const asked = new Map<string, (reply: Reply | null) => void>();
  const Asked = z.object({ id: z.string(), from: z.string(), question: parts.question });
  const Told = z.object({ id: z.string(), reply: parts.reply.nullable() });

  const stops = [
    bus.subscribe(`${topic}:ask:${processId}`, Asked, ({ id, from, question }) => {
      const tell = (reply: Reply | null): void => bus.publish(`${topic}:told:${from}`, { id, reply });
      // What it failed of is the answering process's own affair: whoever asked has a way without.
      answer(question).then(tell, () => tell(null));
    }),
    bus.subscribe(`${topic}:told:${processId}`, Told, ({ id, reply }) => asked.get(id)?.(reply)),
  ];

  return {
    async ask(to, question, timeoutMs) {
      const id = crypto.randomUUID();
      const told = Promise.withResolvers<Reply | null>();
      asked.set(id, told.resolve);
      const giveUp = setTimeout(() => told.resolve(null), timeoutMs);
      const giveUpAlone = (): void => void (bus.isConnected || told.resolve(null));
      const look = setInterval(giveUpAlone, LOOK_MS);
      giveUpAlone();
      bus.publish(`${topic}:ask:${to}`, { id, from: processId, question });
      const reply = await told.promise;
      clearTimeout(giveUp);
      clearInterval(look);
      asked.delete(id);
      return reply;
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}
