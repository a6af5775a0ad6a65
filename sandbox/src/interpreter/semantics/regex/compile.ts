import { BudgetExceeded } from '../../errors/failure.ts';
import type { Assertion, CharacterTest, RegexNode } from './syntax.ts';

/** One step of the machine; `split` prefers its first way. */
export type Instruction =
  | { readonly kind: 'character'; readonly point: number }
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly what: Assertion }
  | { readonly kind: 'save'; readonly slot: number }
  | { kind: 'split'; first: number; second: number }
  | { kind: 'jump'; to: number }
  | { readonly kind: 'match' };

/** Counts are written out: a{1000} within a{1000} would be a million. */
const MAX_INSTRUCTIONS = 20_000;

/** K. Thompson's construction; `save` notes where groups begin and end. */
export function compileProgram(body: RegexNode): readonly Instruction[] {
  const program: Instruction[] = [];
  emit({ kind: 'save', slot: 0 });
  compile(body);
  emit({ kind: 'save', slot: 1 });
  emit({ kind: 'match' });
  return program;

  function emit<T extends Instruction>(instruction: T): T {
    if (program.length >= MAX_INSTRUCTIONS) throw new BudgetExceeded('size');
    program.push(instruction);
    return instruction;
  }

  function compile(node: RegexNode): void {
    switch (node.kind) {
      case 'group':
        return compileGroup(node);
      case 'sequence':
        return node.items.forEach(compile);
      case 'choice':
        return compileChoice(node.branches);
      case 'repeat':
        return compileRepeat(node);
      default:
        emit(node);
    }
  }

  function compileGroup({ index, body: inside }: RegexNode & { kind: 'group' }): void {
    if (index !== null) emit({ kind: 'save', slot: index * 2 });
    compile(inside);
    if (index !== null) emit({ kind: 'save', slot: index * 2 + 1 });
  }

  function compileChoice(branches: readonly RegexNode[]): void {
    const exits: { to: number }[] = [];
    branches.forEach((branch, i) => {
      if (i === branches.length - 1) return compile(branch);
      const split = emit({ kind: 'split', first: program.length + 1, second: 0 });
      compile(branch);
      exits.push(emit({ kind: 'jump', to: 0 }));
      split.second = program.length;
    });
    for (const exit of exits) exit.to = program.length;
  }

  function compileRepeat({ body: inside, least, most, lazy }: RegexNode & { kind: 'repeat' }): void {
    for (let i = 0; i < least; i += 1) compile(inside);
    if (most === Number.POSITIVE_INFINITY) {
      const loop = program.length;
      const leave = emitSplit(lazy);
      compile(inside);
      emit({ kind: 'jump', to: loop });
      leave(program.length);
      return;
    }
    const leaves = Array.from({ length: most - least }, () => {
      const leave = emitSplit(lazy);
      compile(inside);
      return leave;
    });
    for (const leave of leaves) leave(program.length);
  }

  /** Goes on with what follows, or leaves; gives back how to say where to. */
  function emitSplit(lazy: boolean): (to: number) => void {
    const next = program.length + 1;
    const split = emit({ kind: 'split', first: next, second: next });
    return (to) => {
      if (lazy) split.first = to;
      else split.second = to;
    };
  }
}
