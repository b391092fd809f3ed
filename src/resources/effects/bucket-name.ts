import type { Json } from '../../model/json.js';
import type { Sides } from '../define-resource.js';
import type { Effect } from '../effect.js';

const freedPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html';
const namesPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html';

/** Names of the namespace of an account: AWS refuses them to every other one. */
const ofAccount = /-\d{12}-[a-z0-9-]+-an$/;

/** What becomes of the name of a bucket that is deleted for good. */
export function bucketNameFreed({ bucket }: Json): readonly Effect[] {
  if (typeof bucket !== 'string' || ofAccount.test(bucket)) return [];
  return [
    {
      gravity: 'access',
      does: `once it is deleted, its name ${bucket} is free for everybody: anybody may take it, and clients that still use it would talk to a stranger`,
      page: freedPage,
    },
  ];
}

/** What becomes of both names where another bucket takes the place of one. */
export function bucketNamesOf({ before, after, goesFirst }: Sides): readonly Effect[] {
  const { bucket: name } = after;
  if (name === before.bucket) return typeof name === 'string' ? sameName(name, goesFirst) : [];
  return [...bucketNameFreed(before), ...(typeof name === 'string' ? newName(name, goesFirst) : [])];
}

/** Where the old one is still there AWS refuses the name: `blockedReplacements` has that. */
function sameName(name: string, goesFirst: boolean): readonly Effect[] {
  if (!goesFirst || ofAccount.test(name)) return [];
  return [
    {
      gravity: 'access',
      does: `between its deletion and the new bucket its name ${name} is free for everybody: whoever takes it then keeps it, the new bucket is not made, and clients would talk to a stranger`,
      page: freedPage,
    },
  ];
}

function newName(name: string, goesFirst: boolean): readonly Effect[] {
  const left = goesFirst
    ? '; the former one is deleted by then, and nothing that needs the new one is changed'
    : '';
  const taken = ofAccount.test(name)
    ? `only a bucket of this account can have the name ${name}: if one has it, AWS refuses the new one${left}`
    : `names of buckets are worldwide: if somebody has one named ${name}, AWS refuses the new one${left}`;
  return [{ gravity: 'none', does: taken, page: namesPage }];
}
