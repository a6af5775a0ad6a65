import { LoadCrowd } from './crowd.ts';
import type { LoadAnswer, LoadAsk } from './protocol.ts';

/** The other end of the servers that are measured: thousands of cheap clients, in a process of their own. */
const crowd = new LoadCrowd();

process.on('message', (ask: LoadAsk) => {
  answer(ask).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ answer: 'failed', why: String(error) } satisfies LoadAnswer),
  );
});
process.on('disconnect', () => process.exit(0));

async function answer(ask: LoadAsk): Promise<LoadAnswer> {
  if (ask.ask === 'join') {
    await crowd.join(ask);
    return { answer: 'joined' };
  }
  if (ask.ask === 'play') return { answer: 'played', ...(await crowd.play(ask)) };
  crowd.leave();
  return { answer: 'left' };
}
