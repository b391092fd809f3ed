import type { PolicyStatement } from '../../model/policy-statements.js';
import { type Certainty, certain, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';

/**
 * Whether a statement is about every resource, of all services or of one: `*`, `arn:aws:s3:::*`, `arn:aws:secretsmanager:*:*:secret:*`.
 * A variable may stand for any of them.
 */
export function reachesEverything({ resources, notResources }: PolicyStatement): Certainty {
  if (notResources.length > 0) return 'yes';
  return some(...resources.map((resource) => (isOpen(resource) ? 'maybe' : certain(isEverything(resource)))));
}

/** An input as a whole; an ARN with an input in it is about one thing. */
function isOpen(resource: string): boolean {
  const isWhole = resource.startsWith('${') && resource.indexOf('}') === resource.length - 1;
  return isWhole && isOpenText(resource);
}

function isEverything(resource: string): boolean {
  if (!resource.includes('*')) return false;
  if (onlyStars(resource)) return true;
  const parts = resource.split(':');
  const name = parts.slice(5).join(':');
  if (parts.length < 6 || name === '') return false;
  // The name of a bucket has nothing before it; others say first of which kind they are.
  if (parts[2] === 's3') return onlyStars(name.split('/')[0] ?? '');
  const kind = name.search(/[:/]/);
  return onlyStars(name.slice(kind + 1));
}

function onlyStars(text: string): boolean {
  return text !== '' && text.replaceAll(/[*/:]/g, '') === '';
}
