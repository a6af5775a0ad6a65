import type { Operator } from '../operator.ts';
import { changeAggregate } from './change-aggregate.ts';
import { changeArithmetic } from './change-arithmetic.ts';
import { changeCut } from './change-cut.ts';
import { changePattern } from './change-pattern.ts';
import { changeSetOperation } from './change-set-operation.ts';
import { dropKey } from './drop-key.ts';
import { dropPart } from './drop-part.ts';
import { dropPredicate } from './drop-predicate.ts';
import { flipPredicate } from './flip-predicate.ts';
import { forgetNull } from './forget-null.ts';
import { loseDistinct } from './lose-distinct.ts';
import { shiftBoundary } from './shift-boundary.ts';
import { swapAndOr } from './swap-and-or.ts';
import { swapJoin } from './swap-join.ts';
import { takeOtherColumn } from './take-other-column.ts';
import { turnOrder } from './turn-order.ts';

/** Every kind of slip, the ones that learners make most often first. */
export const OPERATORS: readonly Operator[] = [
  dropPredicate,
  flipPredicate,
  shiftBoundary,
  swapJoin,
  loseDistinct,
  forgetNull,
  changeAggregate,
  dropKey,
  turnOrder,
  swapAndOr,
  changeCut,
  changePattern,
  changeSetOperation,
  changeArithmetic,
  takeOtherColumn,
  dropPart,
];
