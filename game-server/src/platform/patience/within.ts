/** What was asked gave no answer in time; it may still come about. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** The answer if it comes within `ms`. @throws TooLate otherwise: what the answer comes to then is dropped. */
export async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const alarm = setTimeout(() => late.reject(new TooLate(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(alarm);
  }
}
