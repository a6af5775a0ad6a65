import type { Answer, Peer } from './peers/peer.ts';

/** Faults put between the interpreter and its answers: with any of them the run must fail. */
const FAULTS: Readonly<Record<string, (answer: Answer) => Answer>> = {
  'forget-a-row': (answer) =>
    answer.kind === 'rows' && answer.rows.length > 3 ? { ...answer, rows: answer.rows.slice(1) } : answer,
  'null-as-empty': (answer) =>
    answer.kind === 'rows'
      ? { ...answer, rows: answer.rows.map((row) => row.map((datum) => datum ?? { kind: 'text', text: '' })) }
      : answer,
  'errors-as-nothing': (answer) =>
    answer.kind === 'error' ? { kind: 'rows', columns: [], rows: [] } : answer,
};

export const PLANTS: readonly string[] = Object.keys(FAULTS);

export function withFault(peer: Peer, plant: string | undefined): Peer {
  const fault = FAULTS[plant ?? ''];
  if (fault === undefined) return peer;
  return {
    ...peer,
    ask: async (sql) => fault(await peer.ask(sql)),
    play: async (statements) => (await peer.play(statements)).map(fault),
  };
}
