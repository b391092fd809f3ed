import { unnamedPort } from '../../constructs/load-balancer/names.js';
import { counted } from '../../counted.js';
import { type RuledName, ruledNames } from '../names/ruled-names.js';
import { nameRefused } from '../schema/setting-errors.js';
import type { SettingPath } from '../schema/setting-path.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** Holds every derived name to AWS's lengths and characters. */
export const derivedNamesCheck: EnvironmentCheck = {
  reads: [
    'suffix',
    'app.port',
    'app.protocol',
    'aws.accountId',
    'aws.region',
    'database.engineVersion',
    'storage.bucketName',
    'storage.bucketPrefix',
    'storage.bucketNamespace',
  ],
  run: (environment) => ruledNames(environment).flatMap((named) => judge(named, environment.suffix)),
};

function judge({ name, rule }: RuledName, suffix: string): SettingFault[] {
  const { resource, maxLength, pattern, refused = [] } = rule;
  const why =
    lengthFault(name, maxLength) ??
    (pattern.test(name) ? undefined : 'it has characters that are not allowed') ??
    refused.find(([refusal]) => refusal.test(name))?.[1];
  if (why === undefined) return [];
  const over = name.length - maxLength;
  const fitting = suffix.length - over;
  const hint =
    over > 0 && fitting > 0
      ? `Shorten the suffix to at most ${counted(fitting, 'character')}${resource === bucket ? ', or set `storage.bucketName`' : `, or use port ${unnamedPort}, which the name leaves out`}.`
      : elsewhere(resource);
  return [
    { at: settingOf(resource), problem: nameRefused.problem({ name, resource, why, hint }, { value: name }) },
  ];
}

const bucket = 'aws_s3_bucket';

function elsewhere(resource: string): string {
  return resource === bucket
    ? 'Set `storage.bucketName` or `storage.bucketPrefix`: see "Bucket naming rules" of the S3 user guide.'
    : 'Choose another suffix.';
}

function settingOf(resource: string): SettingPath {
  if (resource === 'aws_lb_target_group') return ['app', 'port'];
  return resource === bucket ? ['storage', 'bucketName'] : [];
}

function lengthFault(name: string, maxLength: number): string | undefined {
  return name.length > maxLength
    ? `it has ${counted(name.length, 'character')}, ${maxLength} are allowed`
    : undefined;
}
