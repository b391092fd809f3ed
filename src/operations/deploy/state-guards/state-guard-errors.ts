import { defineError } from '../../../errors/define-error.js';
import type { Invocation } from '../../../errors/invocation.js';
import type { TerraformProduct } from '../../../terraform/binary/find-terraform.js';
import type { Elsewhere } from './providers/provider-homes.js';
import type { WantedPlace } from './wanted-place.js';

interface About {
  readonly suffix: string;
  readonly invocation: Invocation;
}

interface Moved extends About {
  readonly moved: Elsewhere;
  readonly wanted: WantedPlace;
  /** Of the provider of a project's own app. */
  readonly alias: string | undefined;
}

const providerName = (alias: string | undefined) => (alias === undefined ? 'aws' : `aws.${alias}`);

const ofAll = ({ count, total }: Elsewhere) =>
  count === total ? `all ${total}` : `${count} of the ${total}`;

/** How many resources say so, of those that say anything. */
function evidence({ moved, alias }: Pick<Moved, 'moved' | 'alias'>, what: string): string {
  const whose = alias === undefined ? 'of its state' : `of the provider ${providerName(alias)}`;
  if (moved.total === 1) return `the one resource ${whose} that has ${what}, ${moved.address}, is there`;
  return `${ofAll(moved)} resources ${whose} that have ${what} are there, ${moved.address} among them`;
}

const tagged = (other: Elsewhere) =>
  other.total === 1
    ? `the one resource with that tag says so, ${other.address}`
    : `${ofAll(other)} resources with that tag say so, ${other.address} among them`;

const sayings: Readonly<Record<WantedPlace['by'], string>> = {
  'aws.region': 'environments.yaml says',
  'aws.accountId': 'environments.yaml says',
  'aws.roleArn': 'the role of environments.yaml belongs to',
  stack: 'the stack of the app says',
  credentials: 'the credentials in use belong to',
  sandbox: 'the sandbox serves it as',
};

const forgets = 'There Terraform would find nothing of it, and forget all of it. Nothing was planned.';

/** What to put back, and what to do instead. */
function waysOn({ suffix, invocation, moved, wanted, alias }: Moved, setting: string): string {
  const back =
    wanted.by === 'stack'
      ? `Put ${moved.value} back into the provider ${providerName(alias)} of the app.`
      : `Put \`${setting}: ${moved.value}\` back.`;
  return `${back} ${beside(suffix, wanted.value)} To give this one up, put the former value back and destroy it first: ${invocation.next('destroy', { env: suffix })}`;
}

const beside = (suffix: string, wanted: string) =>
  `An environment does not move: for one in ${wanted}, add another suffix beside ${suffix} to the file.`;

/** The file names another partition than the one in which an environment was made. */
export const partitionMoved = defineError<Moved>({
  code: 'partition-moved',
  summary:
    '`aws.region` is in another partition of AWS (aws, aws-cn, aws-eusc, aws-us-gov, …) than what the state of the environment holds.',
  exitCode: 1,
  message: ({ suffix, wanted, ...one }) =>
    `${suffix} lives in the partition ${one.moved.value}: ${evidence(one, 'an ARN')}, and ${sayings[wanted.by]} ${wanted.value}. ${forgets}`,
  hint: ({ suffix, invocation, wanted, moved }) =>
    `Put the former \`aws.region\` of the partition ${moved.value} back. ${beside(suffix, wanted.value)} To give this one up, put the former region back and destroy it first: ${invocation.next('destroy', { env: suffix })}`,
});

/** The file names another region than the one in which an environment was made. */
export const regionMoved = defineError<Moved>({
  code: 'region-moved',
  summary:
    '`aws.region` is another region than the one in which the resources of the state are: a refresh there would forget them, and a deploy make all of it a second time.',
  exitCode: 1,
  message: ({ suffix, wanted, ...one }) =>
    `${suffix} lives in ${one.moved.value}: ${evidence(one, 'a region')}, and ${sayings[wanted.by]} ${wanted.value}. ${forgets}`,
  hint: (details) => waysOn(details, 'aws.region'),
});

/** The file, or the credentials, name another account than the one in which an environment was made. */
export const accountMoved = defineError<Moved>({
  code: 'account-moved',
  summary:
    'The file, its role or the credentials in use belong to another AWS account than the resources of the state.',
  exitCode: 1,
  message: ({ suffix, wanted, ...one }) =>
    `${suffix} lives in account ${one.moved.value}: ${evidence(one, 'an account')}, and ${sayings[wanted.by]} ${wanted.value}. ${forgets}`,
  hint: (details) => {
    const { suffix, moved, wanted } = details;
    if (wanted.by === 'credentials')
      return `Sign in to account ${moved.value}, or name it for ${suffix} in environments.yaml with \`aws.profile\` or \`aws.roleArn\`; \`aws.accountId: "${moved.value}"\` keeps every other one out. ${beside(suffix, wanted.value)}`;
    if (wanted.by === 'aws.roleArn')
      return `Put the role of account ${moved.value} back. ${beside(suffix, wanted.value)} To give this one up, destroy it first with that role: ${details.invocation.next('destroy', { env: suffix })}`;
    return waysOn({ ...details, moved: { ...moved, value: quoted(details) } }, 'aws.accountId');
  },
});

const quoted = ({ moved, wanted }: Moved) => (wanted.by === 'stack' ? moved.value : `"${moved.value}"`);

/** Nobody could say whose the credentials are. */
export const accountUnknown = defineError<{ readonly suffix: string; readonly lives: string }>({
  code: 'account-unknown',
  severity: 'warning',
  summary:
    'The account of the state was not compared with that of the credentials: the file names none, and AWS did not say which it is.',
  message: ({ suffix, lives }) =>
    `${suffix} lives in account ${lives}, and AWS does not say whose the credentials in use are: the two were not compared.`,
  hint: ({ lives }) =>
    `With \`aws.accountId: "${lives}"\` in environments.yaml Terraform works in no other account.`,
});

interface MovedNetwork extends About {
  readonly lives: string;
  readonly wanted: string | undefined;
  readonly mode: 'dedicated' | 'default' | 'existing';
  /** The settings of `network` under which it was made. */
  readonly former: string;
}

/** What the file asks for, by its mode; the VPC is undefined where AWS has none. */
const askedNetwork: Readonly<Record<MovedNetwork['mode'], (wanted: string | undefined) => string>> = {
  dedicated: () => 'a dedicated VPC, which is to be made',
  default: (wanted = 'which its region does not have') => `the default VPC, ${wanted}`,
  existing: (wanted = 'a VPC by its tags, which exactly one has to have') => wanted,
};

/** The file names another VPC than the one in which an environment was made. */
export const networkMoved = defineError<MovedNetwork>({
  code: 'network-moved',
  summary:
    '`network` names another VPC than the one in which the environment was made: AWS would refuse the move halfway.',
  exitCode: 1,
  message: ({ suffix, lives, wanted, mode }) => {
    const asked = askedNetwork[mode](wanted);
    return `${suffix} lives in ${lives}, as its security groups in the state say, and environments.yaml names ${asked}. The move would replace groups that are in use and a target group under the same name, and RDS takes no subnets of another VPC: AWS would refuse it halfway.`;
  },
  hint: ({ suffix, invocation, mode, former }) => {
    const edition =
      mode === 'dedicated' && former === 'mode: default'
        ? ' (or `edition: 2026-11`, whose default that was)'
        : '';
    return `Put \`network: { ${former} }\` back${edition}. An environment stays in its VPC: for one in the other VPC, add another suffix beside ${suffix} to the file. Or destroy this one, with its data, and deploy it again: ${invocation.next('destroy', { env: suffix })}`;
  },
});

/** The backend of an environment leads to the state of another one. */
export const stateOfAnotherEnvironment = defineError<
  About & { readonly other: Elsewhere; readonly where: string; readonly isLocal: boolean }
>({
  code: 'state-of-another-environment',
  summary:
    'The state that an environment reads belongs to another suffix: its backend names the state of that one, or the environment or its state was renamed.',
  exitCode: 1,
  message: ({ suffix, other, where }) =>
    `${suffix}: the state in ${where} is that of ${other.value}: ${tagged(other)} (EnvironmentSuffix). With it, a deploy of ${suffix} would replace what lives in ${other.value}. Nothing was planned.`,
  hint: ({ suffix, other, isLocal }) => {
    const own = isLocal
      ? `Move the state back to .multienv/state/${other.value}`
      : `Let the backend of ${suffix} name a state of its own (another bucket, \`keyPrefix\` or \`config\`)`;
    return `${own}. A suffix cannot be renamed, because the names in AWS carry it: keep ${other.value} in the file and add ${suffix} beside it.`;
  },
});

/** A state whose resources carry another project: renamed, or a copy. */
export const stateOfAnotherProject = defineError<{
  readonly suffix: string;
  readonly other: Elsewhere;
  readonly project: string;
}>({
  code: 'state-of-another-project',
  severity: 'warning',
  summary:
    'The resources of the state carry another project than the file: it was renamed, or the folder is a copy.',
  message: ({ suffix, other, project }) =>
    `${suffix} belongs to the project ${other.value}: ${tagged(other)} (Project), and environments.yaml says ${project}.`,
  hint: ({ suffix, other }) =>
    `Where the project was renamed, go on: the tags follow. Where this is a copy for another project, stop: it works on ${suffix} of ${other.value}. Give the copy another suffix, or a backend of its own.`,
});

/** A stale checkout would rotate the password. */
export const passwordVersionBehind = defineError<{
  readonly suffix: string;
  readonly source: 'generated' | 'secretsManager';
  readonly version: number;
  readonly deployed: number;
}>({
  code: 'password-version-behind',
  summary:
    '`database.password.version` is lower than the one that is deployed: the checkout is older than the environment.',
  exitCode: 1,
  message: ({ suffix, source, version, deployed }) => {
    const does = source === 'generated' ? 'make a new password' : 'send the password to the database again';
    return `${suffix}: database.password.version is ${version}, and version ${deployed} is deployed: this file is older than the environment. A deploy would ${does}, and the next one from the newest file once more.`;
  },
  hint: ({ deployed }) =>
    `Get the newest environments.yaml. To keep the password, set \`database.password.version: ${deployed}\`; for a new one, a higher number.`,
});

const products: Readonly<Record<TerraformProduct, string>> = { terraform: 'Terraform', opentofu: 'OpenTofu' };

/** The state was last written by a newer Terraform. */
export const stateOfNewerTerraform = defineError<{
  readonly suffix: string;
  readonly product: TerraformProduct;
  readonly version: string;
  readonly wroteIt: string;
}>({
  code: 'state-of-newer-terraform',
  severity: 'warning',
  summary: 'The state was last written by a newer Terraform or OpenTofu than the one in use.',
  message: ({ suffix, product, version, wroteIt }) =>
    `${suffix}: ${products[product]} ${wroteIt} wrote its state last, and this is ${version}, which need not understand all of it.`,
  hint: ({ product, wroteIt }) =>
    `Use ${products[product]} ${wroteIt} or newer: \`terraform.binary\` in environments.yaml, or --terraform-bin.`,
});

/** The file takes the tier of production from an environment. */
export const tierLowered = defineError<{ readonly suffix: string; readonly tier: string }>({
  code: 'tier-lowered',
  severity: 'warning',
  summary:
    'The environment was deployed as production, and the file says another tier: the defaults of that tier take its protections away.',
  message: ({ suffix, tier }) =>
    `${suffix} is deployed as production, and environments.yaml says ${tier}: what its tier protected by default goes, such as deletion protection, the final snapshot and the standby.`,
  hint: ({ suffix }) =>
    `Where that is not meant, write the former \`environment\` or \`tier\` again. This deploy still counts as one of production: \`--yes\` needs \`--env ${suffix}\`, \`--allow\` needs \`--reason\`.`,
});

/** The environment was last deployed by a newer multienv. */
export const deployedByNewerMultienv = defineError<{
  readonly suffix: string;
  readonly version: string;
  readonly deployedBy: string;
}>({
  code: 'deployed-by-newer-multienv',
  severity: 'warning',
  summary: 'The environment was last deployed by a newer multienv than the one in use.',
  message: ({ suffix, version, deployedBy }) =>
    `${suffix}: multienv ${deployedBy} deployed it last, and this is ${version}, which may take back what that one knows.`,
  hint: ({ deployedBy }) => `Install multienv ${deployedBy} or newer, or read every change of the plan.`,
});
