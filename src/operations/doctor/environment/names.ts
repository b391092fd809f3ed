import { awsRefused } from '../../../aws/errors.js';
import { backendBlock } from '../../../config/values/backend-block.js';
import { UserError } from '../../../errors/user-error.js';
import { resourceTypeOf } from '../../../resources/index.js';
import type { FoundResource, KnownNames } from '../../../resources/lookup.js';
import { environmentUnrecovered } from '../../../terraform/errors.js';
import { pastRuns } from '../../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../../terraform/folder/journal/read-run.js';
import { describeBackend } from '../../../terraform/state/backend-record.js';
import { tellStory } from '../../recover/story.js';
import { readSharedLock } from '../../state/state-locks.js';
import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, knownProblem, ok, problem, skipped } from '../diagnosis.js';
import { deployedElsewhere } from '../doctor-errors.js';
import { type WantedName, wantedNames } from './wanted-names.js';

/** The names of what the next deploy makes are free: AWS would refuse the second of a name, and of a role in another region too. */
export const namesCheck: EnvironmentCheck = {
  id: 'names',
  title: 'Names',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { isKnown, has } = await subject.state();
    if (!isKnown) return skipped('Only Terraform knows what the state has; the plan is looked at instead.');
    const all = wantedNames(await subject.stack());
    const wanted = all.filter(({ resource, key, name }) => !has(resource, [key, name]));
    if (wanted.length === 0) return ok('AWS has what the state names.');
    const looked = await Promise.all(wanted.map((one) => look(subject, one)));
    const taken = looked.flatMap(({ found, ...one }) => (found === undefined ? [] : [{ ...one, found }]));
    if (taken.length > 0) return judge(subject, { taken, isStateEmpty: wanted.length === all.length });
    const [unasked] = looked.filter(({ refusal }) => refusal !== undefined);
    if (unasked?.refusal !== undefined)
      return skipped(`Whether ${unasked.name} is free cannot be asked. ${unasked.refusal}`);
    return ok(wanted.length === 1 ? `${wanted[0]?.name} is free.` : `${wanted.length} names are free.`);
  },
};

interface TakenName extends WantedName {
  readonly found: FoundResource;
}

async function look(
  subject: EnvironmentSubject,
  one: WantedName,
): Promise<WantedName & { readonly found?: FoundResource | undefined; readonly refusal?: string }> {
  try {
    const vpc = await vpcOf(subject, one);
    // In a VPC that is still to be made there is no group yet.
    if (vpc === 'none') return one;
    const names: KnownNames = { [one.key]: one.name, vpc_id: vpc };
    const found = await resourceTypeOf(one.resource)?.find?.({ ...subject, isHurried: true }, names);
    return { ...one, found };
  } catch (error) {
    // One that may not be asked for says nothing about the others.
    if (!(error instanceof UserError) || error.code !== awsRefused.code) throw error;
    return { ...one, refusal: error.message };
  }
}

/** Names of security groups are those of their VPC. */
async function vpcOf(
  { account, environment }: EnvironmentSubject,
  { resource }: WantedName,
): Promise<string | undefined> {
  if (resource !== 'aws_security_group') return undefined;
  const { mode, vpcId, vpcTags = {} } = environment.network;
  if (mode === 'dedicated') return 'none';
  if (mode === 'default') return account.defaultVpcId();
  return vpcId ?? (await (await account.ec2()).vpcIdByTags(vpcTags)) ?? 'none';
}

interface Judged {
  readonly taken: readonly TakenName[];
  /** The state has none of the names. */
  readonly isStateEmpty: boolean;
}

async function judge(subject: EnvironmentSubject, { taken, isStateEmpty }: Judged): Promise<Diagnosis> {
  const { environment, invocation, folder } = subject;
  const { suffix } = environment;
  const told = taken.map((one) => `${one.name} (${[one.resource, ...ownerOf(one)].join(', ')})`).join(', ');
  if ((await readSharedLock(subject)) !== undefined)
    return ok(`AWS has ${told}; somebody works on the environment, who may be making them.`);
  const doubtful = pastRuns(folder, { file: '' }).doubtful.filter((run) =>
    taken.some((one) => mayHaveMade(run, one, suffix)),
  );
  if (doubtful.length > 0) {
    const story = `${doubtful.map(tellStory).join(' ')} AWS nevertheless has: ${told}.`;
    return knownProblem(environmentUnrecovered.problem({ suffix, invocation, story }));
  }
  if (isStateEmpty && taken.some((one) => isOwn(one, subject)))
    return knownProblem(
      deployedElsewhere.problem({
        ...{ suffix, invocation },
        told: taken
          .filter((one) => isOwn(one, subject))
          .map(({ name }) => name)
          .join(', '),
        place: describeBackend(backendBlock(environment)),
      }),
    );
  const recover = invocation.next('recover', { env: suffix });
  const everywhere = taken.some(({ isOfTheAccount }) => isOfTheAccount)
    ? ' Roles and instance profiles have one name in all regions of an account.'
    : '';
  return problem(
    `AWS has these already, and the state of ${suffix} does not: ${told}.${everywhere}`,
    `If a deploy was interrupted: ${recover}. If somebody else needs them, choose another suffix for this environment. Otherwise delete them first.`,
  );
}

/** AWS may have made it although the run was told otherwise: `recover` finds out. What is tagged as somebody else's it leaves alone. */
function mayHaveMade({ done }: JournalRun, { resource, found }: TakenName, suffix: string): boolean {
  const owner = found.tags?.EnvironmentSuffix;
  if (owner !== undefined && owner !== suffix) return false;
  return done.some(({ resourceType, action }) => resourceType === resource && action === 'create');
}

/** A role alone may be that of a namesake in another region; its tags say the project too. */
function isOwn({ found: { tags = {} } }: TakenName, { environment }: EnvironmentSubject): boolean {
  return tags.EnvironmentSuffix === environment.suffix && tags.Project === environment.project;
}

function ownerOf({ found: { tags = {} } }: TakenName): readonly string[] {
  return ['Project', 'EnvironmentSuffix'].flatMap((key) =>
    tags[key] === undefined ? [] : [`${key}: ${tags[key]}`],
  );
}
