import type { Effect } from '../../resources/effect.js';
import { resourceTypeOf } from '../../resources/index.js';
import type { ResourceChange } from '../../terraform/json/plan.js';

const page = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html';

/** What a bucket that AWS deletes only when it is empty has lost already when AWS refuses that: its settings are deleted before it. */
export function settingsGoneFirst(
  bucket: ResourceChange,
  changed: readonly ResourceChange[],
): readonly Effect[] {
  const name = bucket.change.before?.bucket;
  if (bucket.type !== 'aws_s3_bucket' || typeof name !== 'string') return [];
  const gone = changed.flatMap(({ type, change: { actions, before } }) => {
    const isDeleted = actions.includes('delete') && before?.bucket === name;
    return isDeleted ? (resourceTypeOf(type)?.ofBucket ?? []) : [];
  });
  if (gone.length === 0) return [];
  const does = `its ${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} deleted before it: where something is written into it after a deploy has found it empty, AWS refuses the deletion, and it stays without them`;
  return [{ gravity: 'access', does, page }];
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
