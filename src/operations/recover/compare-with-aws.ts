import type { AwsTarget } from '../../aws/target.js';
import type { ImportRule } from '../../resources/define-resource.js';
import { canBeFound, findResource } from '../../resources/find-resource.js';
import { importRuleOf } from '../../resources/index.js';
import type { FoundResource, KnownNames } from '../../resources/lookup.js';
import { type Candidate, namesOf } from './candidates.js';

/** What is to be done about one resource that a cut run made or was making. */
export type Fate = { readonly address: string; readonly resourceType: string } & (
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
export async function compareWithAws(
  candidates: readonly Candidate[],
  { target, stateIds }: Known,
): Promise<readonly Fate[]> {
  const ids = new Map(stateIds);
  const fates: Fate[] = [];
  for (const candidate of candidates) {
    const fate = await judge(candidate, { target, stateIds, ids });
    if (fate.kind === 'import') ids.set(candidate.address, candidate.id ?? fate.id);
    fates.push(fate);
  }
  return fates;
}

type Judged = Known & { readonly ids: ReadonlyMap<string, string> };

async function judge(candidate: Candidate, known: Judged): Promise<Fate> {
  const { address, resourceType, id, identity } = candidate;
  const place = { address, resourceType };
  const rule = importRuleOf(resourceType);
  const former = known.stateIds.get(address);
  const names = namesOf(identity, known.ids);
  if (former !== undefined && (rule.madeAgain !== undefined || former === id))
    return { ...place, kind: 'in-state' };
  if (rule.madeAgain !== undefined) return judgeRepeatable(candidate, rule, names);
  if (names === undefined || !canBeFound(resourceType))
    return judgeByJournal(candidate, former, (given) => rule.importIdOf?.(given) ?? given);
  const found = await findResource(known.target, { resourceType, names });
  if (found === undefined) return { ...place, kind: former === undefined ? 'absent' : 'in-state' };
  // A database keeps its identifier when it is replaced: the one that is there is the one that the state means.
  if (former === found.importId || (former !== undefined && rule.importId !== undefined))
    return { ...place, kind: 'in-state' };
  const { importId, isBusy = false } = found;
  const isTheOne = isOurs(found, { candidate, suffix: known.target.environment.suffix });
  return isTheOne
    ? { ...place, kind: 'import', id: importId, isBusy, isOptional: false, former }
    : { ...place, kind: 'foreign', id: importId };
}

/** What the next deploy may make again is imported only where it surely is there. */
function judgeRepeatable(
  { address, resourceType, progress }: Candidate,
  { isImportable, importId, madeAgain = '' }: ImportRule,
  names: KnownNames | undefined,
): Fate {
  const place = { address, resourceType };
  if (progress === 'planned') return { ...place, kind: 'absent' };
  const id = names === undefined ? undefined : importId?.(names);
  return isImportable === false || progress !== 'completed' || id === undefined
    ? { ...place, kind: 'made-again', reason: madeAgain }
    : { ...place, kind: 'import', id, isBusy: false, isOptional: true, former: undefined };
}

/** Where AWS cannot be asked, the word of the journal has to do. */
function judgeByJournal(
  { address, resourceType, progress, id }: Candidate,
  former: string | undefined,
  importIdOf: (id: string) => string,
): Fate {
  const place = { address, resourceType };
  if (progress === 'completed' && id !== undefined)
    return { ...place, kind: 'import', id: importIdOf(id), isBusy: false, isOptional: false, former };
  if (former !== undefined) return { ...place, kind: 'in-state' };
  // Without what it belongs to there cannot be one of it either.
  return { ...place, kind: progress === 'planned' || canBeFound(resourceType) ? 'absent' : 'unknown' };
}

/**
 * Whether a resource is the one that the run made. Tags may come after the creation, so one without any is taken for ours, but not where
 * the creation failed, because its name was taken perhaps, or had not begun.
 */
function isOurs(
  { tags }: FoundResource,
  { candidate, suffix }: { readonly candidate: Candidate; readonly suffix: string },
): boolean {
  const { progress } = candidate;
  if (progress === 'completed' || tags === undefined) return true;
  if (Object.keys(tags).length === 0) return progress === 'started';
  return tags.EnvironmentSuffix === suffix;
}
