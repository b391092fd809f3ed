import { architectureOf } from '../../../constructs/compute/architecture.js';
import { newestAmazonLinuxParameter } from '../../../constructs/compute/newest-amazon-linux.js';
import { rootDevice } from '../../../constructs/compute/root-device.js';
import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped, warning } from '../diagnosis.js';

/** The AMI is there, and made for the processor of the instance type. */
export const amiCheck: EnvironmentCheck = {
  id: 'ami',
  title: 'AMI',
  needsAccess: true,
  isBeforeDeploy: true,
  run: (subject) => {
    const { amiId } = subject.environment.compute;
    return amiId === undefined ? newestFinding(subject) : pinnedFinding(subject, amiId);
  },
};

async function newestFinding({ account, environment }: EnvironmentSubject): Promise<Diagnosis> {
  const name = newestAmazonLinuxParameter(environment.compute.instanceType);
  const id = await account.parameter(name);
  if (id !== undefined) return ok(`The newest Amazon Linux 2023 is ${id}.`);
  return problem(
    `${environment.aws.region} has no public parameter ${name}.`,
    'Pin an AMI with `compute.amiId`.',
  );
}

async function pinnedFinding(subject: EnvironmentSubject, id: string): Promise<Diagnosis> {
  const { account, environment, sandbox } = subject;
  const { instanceType } = environment.compute;
  const [image, known] = await Promise.all([account.image(id), account.architectures(instanceType)]);
  if (image === undefined && sandbox !== undefined)
    return skipped(`The emulator does not know ${id}, but accepts it.`);
  if (image === undefined)
    return problem(
      `There is no AMI ${id} in ${environment.aws.region} that this account may use.`,
      'Remove `compute.amiId` to use the newest Amazon Linux 2023, or name an AMI of this region.',
    );
  if (image.state !== 'available')
    return problem(`The AMI ${id} is ${image.state}.`, 'Name another AMI in `compute.amiId`.');
  const architectures = known ?? [architectureOf(instanceType)];
  if (!architectures.includes(image.architecture))
    return problem(
      `The AMI ${id} is made for ${image.architecture}; ${instanceType} is ${architectures.join(' and ')}.`,
      'Name an AMI of that architecture in `compute.amiId`, or another `compute.instanceType`.',
    );
  if (image.rootDevice !== rootDevice)
    return warning(
      `The root volume of ${id} is ${image.rootDevice}; the launch template encrypts ${rootDevice}.`,
      `Choose an AMI whose root device is ${rootDevice}, such as Amazon Linux.`,
    );
  const since = image.deprecatedSince;
  if (since !== undefined && since.getTime() < Date.now())
    return warning(
      `The AMI ${id} has been deprecated since ${since.toISOString().slice(0, 10)}.`,
      'Name a newer one in `compute.amiId`, or take it away for the newest Amazon Linux 2023.',
    );
  return ok(`${id} is available for ${image.architecture}.`);
}
