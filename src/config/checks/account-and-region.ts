import { partitionOf } from '../../constructs/partition.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { SettingPath } from '../schema/setting-path.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** ARNs name an account and a region: they must be those of the environment. */
export const accountAndRegionCheck: EnvironmentCheck = {
  reads: ['aws.region', 'aws.accountId', 'aws.roleArn', 'loadBalancer.certificateArn', 'storage.kmsKeyArn'],
  run: ({ aws, loadBalancer, storage }) => [
    ...partitionFault(['aws', 'roleArn'], aws.roleArn, aws.region),
    ...compare(['aws', 'roleArn'], aws.roleArn, { account: aws.accountId, region: undefined }),
    ...partitionFault(['loadBalancer', 'certificateArn'], loadBalancer.certificateArn, aws.region),
    ...compare(['loadBalancer', 'certificateArn'], loadBalancer.certificateArn, {
      account: aws.accountId,
      region: aws.region,
    }),
    ...partitionFault(['storage', 'kmsKeyArn'], storage.kmsKeyArn, aws.region),
    // A KMS key may belong to another account: sharing keys across accounts is common.
    ...compare(['storage', 'kmsKeyArn'], storage.kmsKeyArn, { account: undefined, region: aws.region }),
  ],
};

/** An ARN of `aws-cn` names nothing in a region of `aws`, whatever else it says. */
function partitionFault(at: SettingPath, arn: string | undefined, region: string): SettingFault[] {
  const found = arn?.split(':')[1];
  const expected = partitionOf(region);
  if (arn === undefined || found === expected) return [];
  const message = `\`${at.join('.')}\` is in the partition ${found}, the environment (\`aws.region: ${region}\`) in ${expected}.`;
  const hint = `Use an ARN that begins with \`arn:${expected}:\`, or change \`aws.region\`.`;
  return [{ at, problem: settingsConflict.problem({ message, hint }, { value: arn }) }];
}

function compare(
  at: SettingPath,
  arn: string | undefined,
  expected: { readonly account: string | undefined; readonly region: string | undefined },
): SettingFault[] {
  const [, , , region, account] = arn?.split(':') ?? [];
  return [
    ...difference(at, arn, { what: 'region', found: region, expected: expected.region }),
    ...difference(at, arn, { what: 'account', found: account, expected: expected.account }),
  ];
}

function difference(
  at: SettingPath,
  arn: string | undefined,
  {
    what,
    found,
    expected,
  }: {
    readonly what: 'account' | 'region';
    readonly found: string | undefined;
    readonly expected: string | undefined;
  },
): SettingFault[] {
  if (arn === undefined || expected === undefined || found === expected) return [];
  const setting = what === 'account' ? 'aws.accountId' : 'aws.region';
  const message = `\`${at.join('.')}\` is in ${what} ${found}, the environment (\`${setting}\`) in ${expected}.`;
  const problem = settingsConflict.problem(
    { message, hint: `Use an ARN of ${what} ${expected}, or change \`${setting}\`.` },
    { value: arn },
  );
  return [{ at, problem }];
}
