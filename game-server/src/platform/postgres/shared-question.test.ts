import { expect, it } from 'vitest';
import { sharedQuestion } from './shared-question.ts';

it('is asked once for all who come while one is under way, and never answered from before', async () => {
  const answers: ((n: number) => void)[] = [];
  const ask = sharedQuestion(() => new Promise<number>((resolve) => answers.push(resolve)));
  const first = ask();
  const later = [ask(), ask()];
  expect(answers).toHaveLength(1);
  answers[0]!(1);
  expect(await first).toBe(1);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]!(2);
  expect(await Promise.all(later)).toEqual([2, 2]);
});

it('goes on after a failure, which only those who asked it hear of', async () => {
  let fails = true;
  const ask = sharedQuestion(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve('here')));
  const first = ask();
  const second = ask();
  fails = false;
  await expect(first).rejects.toThrow('away');
  expect(await second).toBe('here');
});
