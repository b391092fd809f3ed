import type { KnownNames } from '../../resources/lookup.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import type { PlannedIdentity } from '../../terraform/json/created-resources.js';

/** A resource that a run made, was making or was about to make. */
export interface Candidate {
  readonly address: string;
  readonly resourceType: string;
  /**
   * How far its creation came, as the journal tells; one that an interruption cut off counts as started. An error may have come after AWS
   * had made it, and what was only planned may have been made all the same: a full disk keeps no journal.
   */
  readonly progress: 'planned' | 'started' | 'completed' | 'errored';
  /** The id that the provider gave. */
  readonly id: string | undefined;
  readonly identity: PlannedIdentity;
}

type Step = JournalRun['done'][number];

/** What the runs made, were making or were about to make, what others refer to first. */
export function candidatesOf(runs: readonly JournalRun[]): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const { done, planned, outcome } of runs) {
    const identities = new Map(planned.map(({ address, identity }) => [address, identity]));
    for (const one of planned)
      if (!candidates.has(one.address))
        candidates.set(one.address, { ...one, progress: 'planned', id: undefined });
    for (const step of done) {
      if (step.action !== 'create') continue;
      const { address, resourceType } = step;
      const id = step.type === 'errored' ? undefined : step.idValue;
      const progress = wasCutOff(step.type, outcome) ? 'started' : step.type;
      const identity = identities.get(address) ?? {};
      candidates.set(address, { address, resourceType, progress, id, identity });
    }
  }
  const [plain, referring] = [false, true].map((wanted) =>
    [...candidates.values()].filter(({ identity }) => refers(identity) === wanted),
  );
  return [...(plain ?? []), ...(referring ?? [])];
}

/**
 * After a Ctrl-C Terraform cuts its requests off and calls that an error. AWS may have carried them out: a bucket is there then, and the
 * tags that a second request gives it are not.
 */
function wasCutOff(step: Step['type'], outcome: JournalRun['outcome']): boolean {
  return step === 'errored' && (outcome === 'interrupted' || outcome === 'killed');
}

function refers(identity: PlannedIdentity): boolean {
  return Object.values(identity).some((part) => typeof part === 'object');
}

/** The names of an identity, with the ids of the resources that it refers to; undefined where such an id is not known. */
export function namesOf(identity: PlannedIdentity, ids: ReadonlyMap<string, string>): KnownNames | undefined {
  const names: Record<string, string | number> = {};
  for (const [name, part] of Object.entries(identity)) {
    const value = typeof part === 'object' ? ids.get(part.of) : part;
    if (value === undefined || value === '') return undefined;
    names[name] = value;
  }
  return names;
}
