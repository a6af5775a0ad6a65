import type { PostgresNode } from '../../testbed/index.ts';

/**
 * A lost primary that comes back and takes itself for one still: nobody fenced it, and it waits for no replica. The
 * harshest case; whoever writes to it now writes into the void.
 */
export class Revenant {
  readonly #node: PostgresNode;
  readonly #nextXid: string;

  private constructor(node: PostgresNode, nextXid: string) {
    this.#node = node;
    this.#nextXid = nextXid;
  }

  static async rise(node: PostgresNode): Promise<Revenant> {
    await node.start();
    await node.requireOneOf([]);
    // It would take transaction ids for its own housekeeping.
    await node.set('autovacuum', 'off');
    return new Revenant(node, await nextXidOf(node));
  }

  /** Whether anybody has begun to write to it, committed or not. */
  async wasWrittenTo(): Promise<boolean> {
    return (await nextXidOf(this.#node)) !== this.#nextXid;
  }
}

/** Every transaction that writes takes the next id, and a checkpoint notes which one that is. */
async function nextXidOf(node: PostgresNode): Promise<string> {
  await node.query('checkpoint');
  const [row] = await node.query<{ next_xid: string }>('select next_xid from pg_control_checkpoint()');
  return row?.next_xid ?? '';
}
