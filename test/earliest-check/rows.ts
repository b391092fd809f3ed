/** Where a refusal of AWS is known at the earliest. */
export type Earliest =
  /** From the file: `validate` tells it, with this code, of an environment `dev` with these settings. */
  | { readonly by: 'validate'; readonly settings: string; readonly code: string }
  /** From the account: a check of `doctor`, which `deploy` asks too. The test that provokes it. */
  | { readonly by: 'doctor'; readonly check: string; readonly test: readonly [file: string, words: string] }
  /** From the state: a guard or a limit of `plan` and `deploy`. The test that provokes it. */
  | { readonly by: 'plan'; readonly test: readonly [file: string, words: string] }
  /** No stack of ours asks for it: a value that the blocks fix, or a resource that they do not make. Only an app of the project could. */
  | { readonly by: 'stack'; readonly because: string };

const file = (settings: string, code: string): Earliest => ({ by: 'validate', settings, code });
const stack = (because: string): Earliest => ({ by: 'stack', because });
const doctorTests = 'src/operations/doctor/environment/environment-checks.test.ts';
const doctor = (check: string, words: string): Earliest => ({
  by: 'doctor',
  check,
  test: [doctorTests, words],
});
const plan = (name: string, words: string): Earliest => ({ by: 'plan', test: [name, words] });
const names = doctor('names', 'are taken as %s says');
/** Every name carries the suffix, and its form is that of the strictest of them. */
const badName = file('version: 1\nenvironments: { dev--001: { environment: dev } }\n', 'suffix-invalid');
const own = 'every resource of an environment stands in the one VPC of its network';

/** Each refusal of the emulator by its name, and the earliest check that knows it. */
export const earliestChecks: Readonly<Record<string, Earliest>> = {
  'asg-architecture': doctor('ami', 'a pinned AMI for another processor'),
  'asg-capacity': file('compute: { minSize: 5 }', 'settings-conflict'),
  'asg-group-taken': names,
  'asg-health-check-type': stack('the group is checked by its load balancer'),
  'asg-launch-template-missing': stack('the group takes the template beside it'),
  'asg-security-group-of-other-network': stack(own),
  'asg-target-group-missing': stack('the group takes the target group beside it'),
  'ec2-launch-template-name': badName,
  'ec2-ports': file('app: { port: 70000 }', 'config-invalid-value'),
  'ec2-protocol': stack('every rule is one of TCP'),
  'ec2-rule-description': stack('descriptions of rules are fixed'),
  'ec2-security-group-in-use': stack('a group goes after all that uses it'),
  'ec2-security-group-texts': badName,
  'ec2-user-data-not-encoded': stack('user data is encoded by Terraform'),
  'ec2-user-data-too-long': file(
    `app: { bootScript: "#!/bin/sh\\n# ${'x'.repeat(12_000)}" }`,
    'boot-script-invalid',
  ),
  'ec2-volume': stack('the size of the volume is that of the image'),
  'elb-balancer-is-protected': plan(
    'test/e2e/main-job.ts',
    'refuse to destroy production as long as it is protected',
  ),
  'elb-balancer-name': badName,
  'elb-balancer-taken': names,
  'elb-certificate': doctor('certificate', 'a certificate that is not there'),
  'elb-certificate-missing': stack('a listener of HTTPS is there only with a certificate'),
  'elb-health-check-codes': stack('the health check takes 200'),
  'elb-health-check-path': file('app: { healthPath: health }', 'config-invalid-value'),
  'elb-health-check-timeout': stack('timeout and interval are fixed'),
  'elb-listener-taken': stack('one listener for each of two ports'),
  'elb-one-zone': doctor('network', 'subnets in one zone'),
  'elb-security-group-of-other-network': stack(own),
  'elb-subnets-of-two-networks': doctor('network', 'a subnet of another VPC'),
  'elb-target-group-name': badName,
  'elb-target-group-of-other-network': stack(own),
  'elb-tls-policy': stack('the policy is fixed'),
  'elb-two-subnets-of-one-zone': doctor('load-balancer-subnets', 'several subnets of a zone'),
  'iam-inline-policies-too-long': stack('the policies of the role are fixed'),
  'iam-instance-profile-taken': names,
  'iam-malformed-identity-policy': stack('the policies of the role are fixed'),
  'iam-malformed-trust': stack('the trust policy is fixed'),
  'iam-managed-policy-too-long': stack('no managed policy is made'),
  'iam-role-taken': doctor('names', 'of a role are those of all regions'),
  'iam-tag-key-in-other-case': file('tags: { Owner: a, owner: b }', 'tag-keys-differ-in-case'),
  'iam-tag-keys-twice': file('tags: { Owner: a, owner: b }', 'tag-keys-differ-in-case'),
  'iam-trust-too-long': stack('the trust policy is fixed'),
  'iam-unknown-principal': stack('the trust policy is fixed'),
  'iam-unknown-service-principal': stack('the trust policy is fixed'),
  'kms-key-for-database': stack('the database has the key of AWS'),
  'kms-key-for-secret': doctor('secret', 'DecryptionFailure'),
  'logs-retention': stack('no log group is made'),
  'rds-authority': stack('RDS chooses the authority'),
  'rds-backup-retention': file('database: { backupRetentionDays: 36 }', 'config-invalid-value'),
  'rds-backup-window': file('database: { backupWindow: "03:00-03:10" }', 'settings-conflict'),
  'rds-class-not-for-engine': file('database: { instanceClass: db.m4.large }', 'offer-missing'),
  'rds-database-name': file('database: { name: 1st }', 'config-invalid-value'),
  'rds-default-parameter-group': stack('the groups of RDS are not touched'),
  'rds-exported-logs': stack('the exported logs are fixed'),
  'rds-family-of-other-major': stack('the family follows the version'),
  'rds-final-snapshot-missing': stack('name and skipping follow `database.finalSnapshot`'),
  'rds-final-snapshot-named-and-skipped': stack('name and skipping follow `database.finalSnapshot`'),
  'rds-gp3-iops-from-400': plan('test/e2e/what-aws-refuses.test.ts', 'the speed of gp3 follows its size'),
  'rds-gp3-speed-below-400': plan('test/e2e/what-aws-refuses.test.ts', 'the speed of gp3 follows its size'),
  'rds-gp3-throughput-from-400': plan(
    'test/e2e/what-aws-refuses.test.ts',
    'the speed of gp3 follows its size',
  ),
  'rds-insights-retention': stack('Performance Insights is not set'),
  'rds-instance-taken': names,
  'rds-key-without-encryption': stack('storage is always encrypted'),
  'rds-maintenance-window': file('database: { maintenanceWindow: "Mon:04:00" }', 'config-invalid-value'),
  'rds-major-upgrade-not-allowed': stack('major upgrades are allowed'),
  'rds-major-upgrade-with-custom-group': plan(
    'test/e2e/what-aws-refuses.test.ts',
    'a major upgrade in the window',
  ),
  'rds-master-user-name': file('database: { username: 1st }', 'config-invalid-value'),
  'rds-monitoring-interval': stack('enhanced monitoring is not set'),
  'rds-new-identifier': stack('an identifier never changes'),
  'rds-new-identifier-taken': stack('an identifier never changes'),
  'rds-other-subnet-group-of-network': stack('the group of a database keeps its name'),
  'rds-parameter-group-in-use': stack('a group goes after its database'),
  'rds-parameter-group-name': badName,
  'rds-parameter-group-taken': names,
  'rds-password-characters': doctor('secret', 'with a character that RDS refuses'),
  'rds-password-given-and-managed': stack('the source of the password is one of three'),
  'rds-password-length': doctor('secret', 'with a character that RDS refuses'),
  'rds-password-missing': stack('the source of the password is one of three'),
  'rds-port': stack('the port is 5432'),
  'rds-provisioned-iops': stack('the storage is gp3'),
  'rds-provisioned-iops-missing': stack('the storage is gp3'),
  'rds-reserved-database-name': file('database: { name: select }', 'name-refused'),
  'rds-reserved-master-user': file('database: { username: admin }', 'name-refused'),
  'rds-security-group-of-other-network': stack(own),
  'rds-snapshot-name': badName,
  'rds-storage-limit-within-10-percent': file(
    'database: { storageGiB: 100, maxStorageGiB: 105 }',
    'settings-conflict',
  ),
  'rds-storage-shrinks': plan('test/e2e/what-aws-refuses.test.ts', 'a smaller disk'),
  'rds-storage-size': file('database: { storageGiB: 10 }', 'config-invalid-value'),
  'rds-subnet-group-across-networks': doctor('network', 'a subnet of another VPC'),
  'rds-subnet-group-in-one-zone': doctor('network', 'subnets in one zone'),
  'rds-subnet-group-in-use': stack('a group goes after its database'),
  'rds-subnet-group-name': badName,
  'rds-subnet-group-taken': names,
  'rds-subnet-group-to-other-network': plan(
    'test/e2e/where-it-lives.test.ts',
    'is not changed by an edit of the VPC',
  ),
  'rds-subnet-of-group-missing': doctor('network', 'a subnet that is not there'),
  'rds-unknown-engine-version': file('database: { engineVersion: "15.2" }', 'engine-version-refused'),
  'rds-unknown-family': stack('the family follows the version'),
  'rds-unknown-instance-class': file('database: { instanceClass: db.t4g.mikro }', 'offer-unknown'),
  'rds-unknown-storage-type': stack('the storage is gp3'),
  'rds-upgrade-path': plan('src/operations/deploy/guards/guards.test.ts', 'older'),
  's3-bucket-name': file('storage: { bucketName: A }', 'config-invalid-value'),
  's3-bucket-policy': stack('the policy of the bucket is fixed'),
  's3-bucket-policy-too-long': stack('the policy of the bucket is fixed'),
  'secret-is-deleted': doctor('secret', 'scheduled for deletion'),
  'secret-name': badName,
  'secret-no-value': stack('the value is made by the stack, or the secret is read alone'),
  'secret-recovery-window': file(
    'database: { password: { source: generated, recoveryWindowDays: 3 } }',
    'settings-conflict',
  ),
  'secret-taken-by-deleted': doctor('secret', 'scheduled for deletion'),
  'secret-two-values': stack('the value is text'),
  'tags-characters': file('tags: { Team: "R&D" }', 'tag-characters'),
  'tags-key-twice': file('tags: { Owner: a, owner: b }', 'tag-keys-differ-in-case'),
  'tags-length': file(`tags: { ${'k'.repeat(129)}: a }`, 'config-invalid-value'),
  'tags-more-than-50': file(
    `tags: { ${Array.from({ length: 46 }, (_, at) => `t${at}: x`).join(', ')} }`,
    'settings-conflict',
  ),
  'tags-reserved-by-rds': file('tags: { "rds:x": a }', 'tag-reserved'),
  'tags-reserved-key': file('tags: { "aws:x": a }', 'tag-reserved'),
};
