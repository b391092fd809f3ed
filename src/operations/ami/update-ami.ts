import { openEc2 } from '../../aws/ec2.js';
import { readPublicParameter } from '../../aws/ssm.js';
import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { newestAmazonLinuxParameter } from '../../constructs/compute/newest-amazon-linux.js';
import type { OperationContext } from '../context.js';
import { writeEdits } from '../edit/write-edits.js';
import { targetOf } from '../target.js';
import { newestAmiUnknown } from './errors.js';

interface UpdateAmiOptions {
  readonly loaded: LoadedEnvironments;
  readonly environment: ResolvedEnvironment;
  readonly sandbox?: SandboxPlace | undefined;
}

/** An AMI and how old it is. */
export interface DatedAmi {
  readonly id: string;
  /** Since AWS published it; null where the region does not say. */
  readonly ageDays: number | null;
}

/** What became of the pin of an environment. */
export interface UpdatedAmi {
  /** What was pinned before; null where the newest one was taken at each plan. */
  readonly before: DatedAmi | null;
  readonly after: DatedAmi;
  /** Whether the file has changed. */
  readonly changed: boolean;
  /** At least so many instances are exchanged by the next deploy, unless they run that AMI already. */
  readonly instances: number;
}

/**
 * Pins the newest Amazon Linux 2023 of its region for one environment, in environments.yaml; comments and order stay.
 * @throws UserError `newest-ami-unknown`, `edit-refused`; nothing is written then
 */
export async function updateAmi(
  context: OperationContext,
  { loaded, environment, sandbox }: UpdateAmiOptions,
): Promise<UpdatedAmi> {
  const { suffix, aws, compute } = environment;
  const target = targetOf(context, environment, sandbox);
  const parameter = newestAmazonLinuxParameter(compute.instanceType);
  const newest = await readPublicParameter(target, parameter);
  if (newest === undefined) throw newestAmiUnknown.error({ suffix, region: aws.region, parameter });
  const ec2 = await openEc2(target);
  const dated = async (id: string): Promise<DatedAmi> => {
    const created = (await ec2.image(id))?.createdAt;
    const ageMs = created === undefined ? undefined : now(context).getTime() - created.getTime();
    return { id, ageDays: ageMs === undefined ? null : Math.max(0, Math.floor(ageMs / 86_400_000)) };
  };
  const before = compute.amiId === undefined ? null : await dated(compute.amiId);
  const after = await dated(newest);
  const changed = newest !== compute.amiId;
  if (changed) {
    const edit = { path: ['environments', suffix, 'compute', 'amiId'] as const, value: newest };
    writeEdits(context, { loaded, edits: [edit], about: 'compute.amiId' });
  }
  return { before, after, changed, instances: changed ? (compute.desiredCapacity ?? compute.minSize) : 0 };
}

const now = ({ now: clock = () => new Date() }: OperationContext): Date => clock();
