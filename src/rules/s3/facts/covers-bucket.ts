import type { Element } from '../../../model/element.js';
import { all, type Certainty, some } from '../../conditions/certainty.js';
import { literalText, policyText } from '../../conditions/strangers/policy-text.js';
import { matchesPattern } from '../../facts/matches-action.js';

/** Whether a bucket itself is among resources of a policy, and whether all that is in it is. */
interface Covered {
  readonly bucket: Certainty;
  readonly objects: Certainty;
}

/** Stands for the name of the bucket where it is not known. */
const ownName = '\uE010';
/** Stands for what is not known in a resource. */
const something = '\uE011';

/**
 * Whether resources of a policy are a bucket and all that is in it. Of a plan only what they are made of may be known: two different ones of
 * nothing but this bucket are the bucket and what is in it, one alone is one of both.
 */
export function coversBucket(resources: readonly string[], bucket: Element): Certainty {
  const isMade = (text: string) => text.includes(`\${~${bucket.address}.`);
  const made = resources.filter(isMade);
  const perBucket = Math.max(1, ...made.map((text) => text.split('${~').length - 1));
  if (made.length >= 2 * perBucket) return 'yes';
  const others = resources.filter((text) => !isMade(text)).map((text) => covered(text, bucket));
  const whole = some(...others.map((one) => one.bucket));
  const objects = some(...others.map((one) => one.objects));
  const isAll = all(whole, objects);
  if (made.length === 0 || isAll === 'yes') return isAll;
  const isHalf = made.length === 1 && perBucket === 1 && whole === 'no' && objects === 'no';
  return isHalf ? 'no' : 'maybe';
}

function covered(text: string, bucket: Element): Covered {
  const { name, values, address } = bucket;
  const own = typeof values.bucket === 'string' && values.bucket !== '' ? values.bucket : ownName;
  const bare = address.replace(/\[[^[\]]*\]$/, '');
  // An instance of the same block, or the block as a whole: which one it is nobody can tell.
  if (text.includes(`\${~${bare}.`) || text.includes(`\${~${bare}[`))
    return { bucket: 'maybe', objects: 'maybe' };
  const reference = new RegExp(
    `\\$\\{\\s*aws_s3_bucket\\.${name}(?:\\[[^\\]]*\\])?\\.(arn|id|bucket)\\s*\\}`,
    'g',
  );
  const written = text
    .replaceAll(reference, (_, attribute: string) => (attribute === 'arn' ? `arn:aws:s3:::${own}` : own))
    .replace(/^arn:(?:\$\{data\.aws_partition\.[\w-]+\.partition\}|aws[\w-]*):/, 'arn:aws:');
  const { pattern, isOpen, variables } = policyText(written);
  const whole = isOpen ? pattern.replaceAll('\uE004', '*') : pattern.replaceAll('\uE004', something);
  const target = literalText(`arn:aws:s3:::${own}`);
  const found = (wanted: string): Certainty => {
    if (matchesPattern(whole, wanted)) return isOpen || variables.length > 0 ? 'maybe' : 'yes';
    return own === ownName ? certainUnlessNamed(whole, wanted) : 'no';
  };
  // What ends in `*` is about all below; a key that is written out is one object.
  return { bucket: found(target), objects: /\*$/.test(whole) ? found(`${target}/x`) : 'no' };
}

/** Of a bucket without a known name, any ARN may be this one's. */
function certainUnlessNamed(pattern: string, wanted: string): Certainty {
  const [, named] = /^arn:[^:]*:s3:::([^/*?]+)/.exec(pattern) ?? [];
  if (named === undefined || named.includes(something)) return 'no';
  return matchesPattern(
    pattern,
    wanted.replace(ownName, () => named),
  )
    ? 'maybe'
    : 'no';
}
