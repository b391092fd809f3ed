import { defineError } from '../../../errors/define-error.js';

interface About {
  readonly suffix: string;
  readonly address: string;
}

/** The disk of a database would shrink. */
export const storageShrinks = defineError<
  About & { readonly from: number; readonly to: number; readonly setting: string; readonly write: string }
>({
  code: 'storage-shrinks',
  summary:
    'A plan makes the storage of a database smaller, by hand or because RDS has grown it: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, from, to, setting }) =>
    `${suffix}: ${address} has ${from} GiB of storage, and ${setting} says ${to}. Storage never shrinks: AWS would refuse the change.`,
  hint: ({ write }) =>
    `Write ${write}, also where RDS has grown the disk by itself. A smaller disk needs a new database: deploy another suffix and move the data.`,
});

/** The file asks for less than there is, and nothing happens. */
export const storageStaysLarger = defineError<
  About & { readonly from: number; readonly to: number; readonly setting: string; readonly write: string }
>({
  code: 'storage-stays-larger',
  summary:
    'environments.yaml asks for less storage than the database has. While storage autoscaling is on, nothing is made of it.',
  severity: 'warning',
  message: ({ suffix, address, from, to, setting }) =>
    `${suffix}: ${address} has ${from} GiB of storage, and ${setting} says ${to}. It stays as it is: storage never shrinks. RDS has grown it, or the setting was lowered.`,
  hint: ({ write }) => `Write ${write}, so that the file says what is there.`,
});

/** RDS rounds a small growth up. */
export const storageRoundedUp = defineError<
  About & { readonly from: number; readonly to: number; readonly least: number; readonly write: string }
>({
  code: 'storage-rounded-up',
  summary:
    'A plan grows storage by less than 10 %: RDS rounds it up, and the file no longer says what is there.',
  severity: 'warning',
  message: ({ suffix, address, from, to, least }) =>
    `${suffix}: ${address} would grow from ${from} to ${to} GiB. RDS grows storage by at least 10 %, and makes ${least} of it.`,
  hint: ({ write }) =>
    `Write ${write}. With a smaller value and without autoscaling every later plan would be one that shrinks, which AWS refuses.`,
});

/** RDS wants room between the storage and its limit. */
export const storageLimitTooLow = defineError<
  About & {
    readonly storage: number;
    readonly limit: number;
    readonly least: number;
    readonly setting: string;
    readonly write: string;
    readonly off: string;
  }
>({
  code: 'storage-limit-too-low',
  summary: 'The limit of storage autoscaling would be less than 10 % above the storage: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, storage, limit, setting }) =>
    `${suffix}: ${setting} (${limit}) is less than 10 % above the ${storage} GiB that ${address} has. AWS would refuse the change.`,
  hint: ({ write, off }) => `Write ${write} or more. ${off} turns autoscaling off.`,
});

/** The kind of storage does not go with its size or its speed. */
export const storageSpeedRefused = defineError<About & { readonly reason: string; readonly remedy: string }>({
  code: 'storage-speed-refused',
  summary: 'A plan changes storage to a size, kind or speed that do not go together: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, reason }) => `${suffix}: ${address}: ${reason}. AWS would refuse the change.`,
  hint: ({ remedy }) => remedy,
});

interface Upgrade extends About {
  readonly from: string;
  readonly to: string;
}

/** An engine never goes back. */
export const engineDowngrade = defineError<Upgrade & { readonly setting: string; readonly write: string }>({
  code: 'engine-downgrade',
  summary: 'A plan sets an older engine version than the database runs: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, from, to, setting }) =>
    `${suffix}: ${address} runs version ${from}, and ${setting} says ${to}. An engine never goes back: AWS would refuse the change.`,
  hint: ({ write }) =>
    `Write ${write}. An older version needs a new database: deploy another suffix and move the data.`,
});

/** A major upgrade needs its own permission. */
export const majorUpgradeNotAllowed = defineError<Upgrade>({
  code: 'major-upgrade-not-allowed',
  summary:
    'A plan makes a major upgrade of a database without `allow_major_version_upgrade`: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, from, to }) =>
    `${suffix}: ${address} would go from version ${from} to ${to}, a major upgrade, and \`allow_major_version_upgrade\` is not set. AWS would refuse the change.`,
  hint: ({ address }) => `Set \`allow_major_version_upgrade = true\` in ${address}.`,
});

/** The new parameter group does not fit the engine that runs until the window. */
export const majorUpgradeInWindow = defineError<
  Upgrade & { readonly write: string; readonly command: string }
>({
  code: 'major-upgrade-in-window',
  summary:
    'A plan makes a major upgrade in the maintenance window, with a new parameter group: until then the old engine runs, and AWS refuses the group.',
  exitCode: 1,
  message: ({ suffix, address, from, to }) =>
    `${suffix}: ${address} would go from version ${from} to ${to} in the maintenance window. Its parameter group for ${to} does not fit the version that runs until then: AWS would refuse the change.`,
  hint: ({ write, command }) =>
    `Write ${write} for this one deploy, and run it when the database may be down for some minutes: ${command}. Then put the former value back.`,
});

/** RDS goes from a version to some others only. */
export const upgradePathNotOffered = defineError<
  Upgrade & {
    readonly offered: readonly string[];
    readonly source: string;
    readonly write: string | undefined;
  }
>({
  code: 'upgrade-path-not-offered',
  summary: 'A plan upgrades a database to a version that RDS does not offer for the version that runs.',
  exitCode: 1,
  message: ({ suffix, address, from, to, source }) =>
    `${suffix}: RDS does not upgrade ${address} from version ${from} to ${to} (${source}).`,
  hint: ({ offered, from, write }) =>
    offered.length === 0
      ? `Ask RDS what it offers: aws rds describe-db-engine-versions --engine postgres --engine-version ${from} --query "DBEngineVersions[].ValidUpgradeTarget[].EngineVersion"`
      : `RDS offers ${offered.join(', ')}.${write === undefined ? '' : ` Write ${write}.`}`,
});

/** Nobody could say whether RDS offers the upgrade. */
export const upgradePathUnknown = defineError<Upgrade & { readonly reason: string }>({
  code: 'upgrade-path-unknown',
  summary: 'Whether RDS offers the upgrade that a plan makes could not be found out.',
  severity: 'warning',
  message: ({ suffix, address, from, to, reason }) =>
    `${suffix}: whether RDS upgrades ${address} from version ${from} to ${to} is unknown: ${reason}.`,
  hint: ({ from }) =>
    `aws rds describe-db-engine-versions --engine postgres --engine-version ${from} --query "DBEngineVersions[].ValidUpgradeTarget[].EngineVersion"`,
});

/** A live resource would get subnets of another VPC. */
export const subnetsOfAnotherVpc = defineError<
  About & {
    readonly vpc: string;
    readonly subnets: readonly string[];
    readonly others: readonly string[];
    readonly setting: string;
  }
>({
  code: 'subnets-of-another-vpc',
  summary: 'A plan gives a DB subnet group or a load balancer subnets of another VPC: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, vpc, subnets, others, setting }) =>
    `${suffix}: ${address} is in ${vpc}, and ${setting} names ${subnets.join(', ')} of ${others.join(', ')}. AWS would refuse the change.`,
  hint: ({ vpc, setting }) =>
    `Name subnets of ${vpc} under ${setting}. To move to another VPC, deploy a new suffix there and move the data, then destroy this one.`,
});

/** Whose subnets they are could not be asked. */
export const subnetsUnknown = defineError<About & { readonly vpc: string; readonly reason: string }>({
  code: 'subnets-unknown',
  summary:
    'Whether the new subnets of a DB subnet group or a load balancer are in its VPC could not be found out.',
  severity: 'warning',
  message: ({ suffix, address, vpc, reason }) =>
    `${suffix}: whether the new subnets of ${address} are in ${vpc} is unknown: ${reason}`,
  hint: () =>
    'AWS refuses subnets of another VPC. Let the deployer call ec2:DescribeSubnets, or look yourself.',
});

/** A database stays in its subnet group. */
export const subnetGroupExchanged = defineError<About & { readonly from: string; readonly to: string }>({
  code: 'subnet-group-exchanged',
  summary: 'A plan moves a database to another DB subnet group: AWS refuses that within one VPC.',
  exitCode: 1,
  message: ({ suffix, address, from, to }) =>
    `${suffix}: ${address} would move from the subnet group ${from} to ${to}. AWS refuses that within one VPC, and Terraform plans it all the same.`,
  hint: ({ from }) =>
    `Keep ${from}, and change its subnets instead. A move to another VPC is made by \`aws rds modify-db-instance\`, or by a new database.`,
});

/** A replacement that cannot be made. */
export const replacementBlocked = defineError<About & { readonly reason: string; readonly remedy: string }>({
  code: 'replacement-blocked',
  summary:
    'A plan replaces a resource whose name the new one cannot have yet, or that others still use: AWS refuses that halfway.',
  exitCode: 1,
  message: ({ suffix, address, reason }) =>
    `${suffix}: ${address} would be replaced, and ${reason}. AWS would refuse that after other changes were made.`,
  hint: ({ remedy }) => remedy,
});

/** A database may be in a subnet that its group would lose. */
export const subnetInUse = defineError<
  About & { readonly database: string; readonly subnets: readonly string[]; readonly setting: string }
>({
  code: 'subnet-in-use',
  summary: 'A plan takes from a DB subnet group the subnet in which its database is: AWS refuses that.',
  exitCode: 1,
  message: ({ suffix, address, database, subnets }) =>
    `${suffix}: ${address} would lose ${subnets.join(', ')}, in whose zone ${database} is, and no other subnet of the group is there. AWS would refuse the change.`,
  hint: ({ setting, subnets }) =>
    `Keep ${subnets.join(', ')} under ${setting}. To free it, move the database to another zone first: turn on Multi-AZ, fail over, then turn it off.`,
});

/** Whether a database is in a subnet that its group would lose cannot be known. */
export const subnetInUseUnknown = defineError<
  About & { readonly database: string; readonly subnets: readonly string[]; readonly reason: string }
>({
  code: 'subnet-in-use-unknown',
  summary:
    'A plan takes subnets from a DB subnet group, and whether a database is in one of them could not be found out.',
  severity: 'warning',
  message: ({ suffix, address, database, subnets, reason }) =>
    `${suffix}: ${address} would lose ${subnets.join(', ')}. Whether ${database} is in one of them is unknown: ${reason}`,
  hint: () =>
    'AWS refuses to take away a subnet that is in use. Other changes of the deploy may be made by then.',
});
