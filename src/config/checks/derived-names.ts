import { type EnvironmentNames, environmentNames } from '../names/environment-names.js';
import { nameRules } from '../names/name-rules.js';
import { nameRefused } from '../schema/setting-errors.js';
import type { SettingPath } from '../schema/setting-path.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** Holds every derived name to AWS's lengths and characters. */
export const derivedNamesCheck: EnvironmentCheck = {
  reads: [
    'suffix',
    'app.port',
    'aws.accountId',
    'aws.region',
    'database.engineVersion',
    'storage.bucketName',
    'storage.bucketPrefix',
    'storage.bucketNamespace',
  ],
  run: (environment) => {
    const names = environmentNames(environment);
    return nameKeys.flatMap((key) => judge(key, names[key], environment.suffix));
  },
};

const nameKeys = Object.keys(nameRules).filter((key): key is keyof EnvironmentNames =>
  Object.hasOwn(nameRules, key),
);

function judge(key: keyof EnvironmentNames, name: string, suffix: string): SettingFault[] {
  const { resource, maxLength, pattern } = nameRules[key];
  const why =
    lengthFault(name, maxLength) ??
    (pattern.test(name) ? undefined : 'it has characters that are not allowed') ??
    (key === 'bucket' ? bucketFault(name) : undefined);
  if (why === undefined) return [];
  const over = name.length - maxLength;
  const fitting = suffix.length - over;
  const hint =
    over > 0 && fitting > 0
      ? `Shorten the suffix to at most ${fitting} characters${key === 'bucket' ? ', or set `storage.bucketName`' : ', or use port 8080, which the name leaves out'}.`
      : elsewhere(key);
  return [
    { at: settingOf(key), problem: nameRefused.problem({ name, resource, why, hint }, { value: name }) },
  ];
}

function elsewhere(key: keyof EnvironmentNames): string {
  return key === 'bucket'
    ? 'Set `storage.bucketName` or `storage.bucketPrefix`: see "Bucket naming rules" of the S3 user guide.'
    : 'Choose another suffix.';
}

function settingOf(key: keyof EnvironmentNames): SettingPath {
  if (key === 'targetGroup') return ['app', 'port'];
  return key === 'bucket' ? ['storage', 'bucketName'] : [];
}

function lengthFault(name: string, maxLength: number): string | undefined {
  return name.length > maxLength ? `it has ${name.length} characters, ${maxLength} are allowed` : undefined;
}

const bucketFaults: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\.\./, 'two dots stand side by side'],
  [/^\d+\.\d+\.\d+\.\d+$/, 'it looks like an IP address'],
  [
    /^(xn--|sthree-|amzn-s3-demo-)/,
    'S3 keeps names that start with `xn--`, `sthree-` or `amzn-s3-demo-` for itself',
  ],
  [
    /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/,
    'S3 keeps names that end with `-s3alias`, `--ol-s3`, `.mrap`, `--x-s3` or `--table-s3` for itself',
  ],
];

function bucketFault(name: string): string | undefined {
  return bucketFaults.find(([pattern]) => pattern.test(name))?.[1];
}
