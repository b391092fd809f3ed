import { type Mutant, nameOf } from './mutant.js';

interface Reason {
  /** What `nameOf` makes of a mutant. */
  readonly mutant: RegExp;
  readonly reason: string;
}

/** Why a mutant may live. */
const reasons: readonly Reason[] = [
  {
    mutant: /^src\/model\/needs-of\.ts swap precedence: model\.byAddress\(next\) \?\? /,
    reason: 'a model has a resource or its instances, never both: which is looked up first decides nothing',
  },
  {
    mutant: /^src\/files\/disk-reserve\.ts change a constant: 100 → 101$/,
    reason: 'a speed: how often it looks at the disk',
  },
  {
    mutant: /^src\/operations\/state\/state-migrate\.ts swap precedence: \.\.\.resultOf\(/,
    reason: 'what a comparison results in has no copies yet: the two have no key in common',
  },
];

/** The reason why no unit test has to see a mutant; undefined where nobody wrote one down. */
export function reasonOf(mutant: Mutant): string | undefined {
  return reasons.find(({ mutant: pattern }) => pattern.test(nameOf(mutant)))?.reason;
}
