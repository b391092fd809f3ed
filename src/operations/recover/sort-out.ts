import type { AwsTarget } from '../../aws/client-config.js';
import { canBeFound, findResource } from '../../aws/find-resource/find-resource.js';
import type { FoundResource } from '../../aws/find-resource/lookup.js';
import { type Candidate, namesOf } from './candidates.js';
import { importRuleOf } from './import-rules.js';

/** What is to be done about one resource that a cut run made or was making. */
export type Finding = { readonly address: string; readonly resourceType: string } & (
  | { readonly kind: 'in-state' }
  /** AWS has it and the state does not. `former` is the id of what the state has at that address. */
  | {
      readonly kind: 'import';
      readonly id: string;
      readonly isBusy: boolean;
      /** The next deploy can make it again, should the import fail. */
      readonly isOptional: boolean;
      readonly former: string | undefined;
    }
  /** The next deploy makes it again without harm. */
  | { readonly kind: 'made-again'; readonly reason: string }
  /** AWS has none: the creation had not come that far. */
  | { readonly kind: 'absent' }
  /** AWS has one of that name, and its tags name another owner. */
  | { readonly kind: 'foreign'; readonly id: string }
  /** Nobody knows how to look for it. */
  | { readonly kind: 'unknown' }
);

interface Known {
  readonly target: AwsTarget;
  /** Ids of the state by address. */
  readonly stateIds: ReadonlyMap<string, string>;
}

/** Compares what cut runs made or were making with the state and with AWS. */
export async function sortOut(
  candidates: readonly Candidate[],
  { target, stateIds }: Known,
): Promise<readonly Finding[]> {
  const ids = new Map(stateIds);
  const findings: Finding[] = [];
  for (const candidate of candidates) {
    const finding = await judge(candidate, { target, stateIds, ids });
    if (finding.kind === 'import') ids.set(candidate.address, candidate.id ?? finding.id);
    findings.push(finding);
  }
  return findings;
}

async function judge(
  { address, resourceType, progress, id, identity }: Candidate,
  { target, stateIds, ids }: Known & { readonly ids: ReadonlyMap<string, string> },
): Promise<Finding> {
  const place = { address, resourceType };
  const inState = stateIds.get(address);
  const rule = importRuleOf(resourceType);
  if (inState !== undefined && (rule.madeAgain !== undefined || inState === id))
    return { ...place, kind: 'in-state' };
  const madeAgain = { ...place, kind: 'made-again', reason: rule.madeAgain ?? '' } as const;
  if (rule.isImportable === false) return madeAgain;
  const names = namesOf(identity, ids);
  if (rule.madeAgain !== undefined) {
    const importId = names === undefined ? undefined : rule.idFromNames?.(names);
    if (progress !== 'completed' || importId === undefined) return madeAgain;
    return { ...place, kind: 'import', id: importId, isBusy: false, isOptional: true, former: undefined };
  }
  if (!canBeFound(resourceType) || names === undefined) {
    if (progress !== 'completed' || id === undefined) {
      if (inState !== undefined) return { ...place, kind: 'in-state' };
      // Without what it belongs to there cannot be one of it either.
      return { ...place, kind: canBeFound(resourceType) ? 'absent' : 'unknown' };
    }
    return { ...place, kind: 'import', id, isBusy: false, isOptional: false, former: inState };
  }
  const found = await findResource(target, { resourceType, names });
  if (found === undefined) return { ...place, kind: inState === undefined ? 'absent' : 'in-state' };
  if (inState === found.importId || (inState !== undefined && rule.idFromNames !== undefined))
    return { ...place, kind: 'in-state' };
  if (!isOurs(found, { progress, suffix: target.environment.suffix }))
    return { ...place, kind: 'foreign', id: found.importId };
  const isBusy = found.isBusy ?? false;
  return { ...place, kind: 'import', id: found.importId, isBusy, isOptional: false, former: inState };
}

/**
 * Whether a resource is the one that the run made. Tags may come after the creation, so one without any is taken for ours, but not where
 * the creation failed: its name was taken, perhaps.
 */
function isOurs(
  { tags }: FoundResource,
  { progress, suffix }: { readonly progress: Candidate['progress']; readonly suffix: string },
): boolean {
  if (progress === 'completed' || tags === undefined) return true;
  if (Object.keys(tags).length === 0) return progress === 'started';
  return tags.EnvironmentSuffix === suffix;
}
