import { setTimeout as wait } from 'node:timers/promises';
import { refuse } from '@sqltown/shared/refusals';
import { z } from 'zod';
import { Graded, Ran, Refusal } from '../protocol/messages.ts';
import type { GradeOrder, RunOrder, Sandbox, SandboxHealth } from '../sandbox.ts';
import { HostLink } from './host-link.ts';
import { cancelledReply } from './lost.ts';
import { createRunCounts } from './run-counts.ts';

export type RemoteSandboxOptions = {
  /** Origins of sandbox hosts: http://10.0.0.7:2570. */
  readonly urls: readonly string[];
  readonly token: string;
  /** Longest wait for an answer: a run's wall time and some seconds for its turn. */
  readonly answerMs?: number;
  /** How long the first answer of any host may take, in ms. */
  readonly startMs?: number;
  readonly onEvent?: (event: 'sandbox.ready' | 'sandbox.lost', reason?: string) => void;
};

const DEFAULT_ANSWER_MS = 30_000;
const DEFAULT_START_MS = 90_000;
const POLL_MS = 200;

/**
 * Sandboxes on hosts of their own. An order goes to the host with the least to do; one that is lost on the way goes
 * to another, since a run leaves nothing behind. With no host left it is refused as busy. Resolves when a host is
 * ready; afterwards it never throws for what a host does.
 * @throws when no host is ready within `startMs`.
 */
export async function createRemoteSandbox(options: RemoteSandboxOptions): Promise<Sandbox> {
  const { urls, token, answerMs = DEFAULT_ANSWER_MS, startMs = DEFAULT_START_MS, onEvent } = options;
  const counts = createRunCounts();
  const listeners: Parameters<Sandbox['onRun']>[0][] = [];
  const links = urls.map(
    (url) =>
      new HostLink({
        url,
        token,
        answerMs,
        onReady: () => onEvent?.('sandbox.ready', url),
        onLost: (reason) => onEvent?.('sandbox.lost', `${url}: ${reason}`),
      }),
  );
  const close = async (): Promise<void> => {
    for (const link of links) link.close();
  };
  const deadline = performance.now() + startMs;
  while (!links.some((link) => link.isReady)) {
    if (performance.now() > deadline) {
      await close();
      throw new Error(`No sandbox host was ready within ${startMs} ms: ${urls.join(', ')}`);
    }
    await wait(POLL_MS);
  }

  return {
    run: (order, signal) => ask({ path: 'runs', order, reply: z.union([Ran, Refusal]) }, signal),
    grade: (order, signal) => ask({ path: 'grades', order, reply: z.union([Graded, Refusal]) }, signal),
    health: () => sumOf(links, counts.list()),
    onRun: (listener) => void listeners.push(listener),
    close,
  };

  async function ask<Reply extends z.infer<typeof Ran | typeof Graded | typeof Refusal>>(
    question: { path: 'runs' | 'grades'; order: RunOrder | GradeOrder; reply: z.ZodType<Reply> },
    signal: AbortSignal | undefined,
  ): Promise<Reply | ReturnType<typeof refuse>> {
    const startedAt = performance.now();
    for (const link of byLoad(links)) {
      const reply = await link.ask(question, signal);
      if (signal?.aborted) return cancelled(question) as Reply;
      if (reply === null) continue;
      if (reply.kind !== 'refused') count(question.order, reply.outcome.kind, startedAt);
      return reply;
    }
    return refuse('sandbox-busy');
  }

  function count({ dialect }: RunOrder | GradeOrder, outcome: string, startedAt: number): void {
    counts.add(dialect, outcome);
    const seconds = (performance.now() - startedAt) / 1_000;
    for (const listener of listeners) listener({ dialect, outcome, seconds });
  }
}

function cancelled({ path, order }: { path: 'runs' | 'grades'; order: RunOrder | GradeOrder }) {
  const { dialect } = order;
  const engine = { dialect, name: dialect, version: '', real: true };
  return path === 'grades'
    ? cancelledReply({ type: 'grade', id: 0, order: order as GradeOrder }, engine)
    : cancelledReply({ type: 'run', id: 0, order: order as RunOrder }, engine);
}

/** Hosts that answer, the least loaded first. */
function byLoad(links: readonly HostLink[]): HostLink[] {
  return links.filter((link) => link.isReady).toSorted((a, b) => a.load - b.load);
}

function sumOf(links: readonly HostLink[], runs: SandboxHealth['runs']): SandboxHealth {
  const sum = (pick: (health: SandboxHealth) => number): number =>
    links.reduce((total, { health }) => total + (health === null ? 0 : pick(health)), 0);
  return {
    ready: links.some((link) => link.isReady),
    queued: sum(({ queued }) => queued),
    running: sum(({ running }) => running),
    opening: sum(({ opening }) => opening),
    rssBytes: sum(({ rssBytes }) => rssBytes),
    restarts: sum(({ restarts }) => restarts),
    runs,
  };
}
