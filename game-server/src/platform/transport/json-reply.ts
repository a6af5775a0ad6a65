const texts = new WeakMap<Response, string>();

/**
 * What `Response.json` gives. The transports write its text as it is: reading it back out of the reply would go through
 * a stream, which takes longer than making it did.
 */
export function jsonReply(value: unknown, init?: ResponseInit): Response {
  const text = JSON.stringify(value);
  const headers = new Headers(init?.headers);
  headers.set('content-type', 'application/json');
  const reply = new Response(text, { ...init, headers });
  texts.set(reply, text);
  return reply;
}

/** The whole body of a reply. @throws when it was read already. */
export async function bodyOf(reply: Response): Promise<string | ArrayBuffer> {
  return texts.get(reply) ?? reply.arrayBuffer();
}
