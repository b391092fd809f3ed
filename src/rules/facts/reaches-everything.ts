import type { PolicyStatement } from '../../model/policy-statements.js';
import { type Certainty, certain, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';

/**
 * Whether a statement is about every resource, of all services or of one: `*`, `arn:aws:s3:::*`, `arn:aws:secretsmanager:*:*:secret:*`.
 * A variable may stand for any of them.
 */
export function reachesEverything({
  resources,
  notResources,
}: Pick<PolicyStatement, 'resources' | 'notResources'>): Certainty {
  if (notResources.length > 0) return 'yes';
  return some(...resources.map((resource) => (isOpen(resource) ? 'maybe' : certain(isEverything(resource)))));
}

/** An input as a whole; an ARN with an input in it is about one thing. */
function isOpen(resource: string): boolean {
  const isWhole = resource.startsWith('${') && resource.indexOf('}') === resource.length - 1;
  return isWhole && isOpenText(resource);
}

/** What the names of a service begin with; of other services nothing is known. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['table/'],
  iam: ['group/', 'policy/', 'role/', 'user/'],
  kms: ['alias/', 'key/'],
  logs: ['log-group:'],
  'rds-db': ['dbuser:'],
  secretsmanager: ['secret:'],
  ssm: ['parameter/'],
};

/** Stands for what Terraform or the request puts in. */
const something = '\uE011';

function isEverything(written: string): boolean {
  // A text of at least so many letters is any text as well: no name is shorter.
  const resource = written.replaceAll(/\$\{[^}]*\}/g, something).replaceAll(/\?*\*[*?]*/g, '*');
  if (!resource.includes('*')) return false;
  if (onlyStars(resource)) return true;
  const parts = resource.split(':');
  if (parts.length < 6) return isShort(parts);
  const name = parts.slice(5).join(':');
  if (name === '') return false;
  // The name of a bucket has nothing before it; others say first of which kind they are.
  if (parts[2] === 's3') return onlyStars(name.split('/')[0] ?? '');
  const start = name.replace(/\*$/, '');
  if (start !== name && kinds[parts[2] ?? '']?.some((kind) => kind.startsWith(start))) return true;
  const kind = name.search(/[:/]/);
  return onlyStars(name.slice(kind + 1));
}

/** Where a `*` stands for several parts: the last one, `arn:aws:iam::*`, or one before the name, `arn:*:role/*`. */
function isShort(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? '';
  // What is read of a resource is the whole of its ARN.
  if (parts[0]?.includes(something)) return false;
  if (onlyStars(last)) return true;
  const before = parts.slice(0, -1).join(':');
  if (!before.includes('*'))
    return /^[\w-]+\*$/.test(last) && (parts.length > 1 || 'arn'.startsWith(last.slice(0, -1)));
  return Object.values(kinds).some((some) => some.some((kind) => last === `${kind}*`));
}

function onlyStars(text: string): boolean {
  return text !== '' && text.replaceAll(/[*/:]/g, '') === '';
}
