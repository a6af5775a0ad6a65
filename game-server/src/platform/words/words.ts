import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** Whether a text may be shown to everyone: no slur or obscenity, however it is spelt. */
export function isDecent(text: string): boolean {
  return !matcher.hasMatch(text);
}
