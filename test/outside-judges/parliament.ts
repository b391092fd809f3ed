import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Json, JsonValue } from '../fixtures/review/corrected.js';
import type { Judgement } from './judge.js';

const finding = z.object({ issue: z.string(), location: z.object({ filepath: z.string() }) });

/**
 * What parliament cannot judge: a trust policy names no resource, and in the policy of a key `*` is this key.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
const notJudged: readonly string[] = ['aws_iam_role', 'aws_kms_key'];

/** Asks parliament about the policies of a stack, references and all: each is written into a folder as AWS would get it. */
export function askParliament(stack: Json, folder: string): Judgement {
  mkdirSync(folder, { recursive: true });
  const policies = policiesOf(stack);
  for (const { resource, policy } of policies) writeFileSync(join(folder, `${resource}.json`), policy);
  const { status, stdout, stderr } = spawnSync('parliament', ['--directory', folder, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0 && status !== 1)
    throw new Error(`parliament ended with ${status}: ${stderr.slice(-2000)}`);
  const complaints = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => finding.parse(JSON.parse(line)))
    .map(({ issue, location }) => ({ check: issue, resource: basename(location.filepath, '.json') }));
  const faulty = new Set(complaints.map(({ resource }) => resource));
  return { passed: policies.length - faulty.size, complaints };
}

interface Policy {
  readonly resource: string;
  readonly policy: string;
}

function policiesOf(stack: Json): readonly Policy[] {
  const types = Object.entries(objectOf(stack.resource)).filter(([type]) => !notJudged.includes(type));
  return types.flatMap(([type, named]) =>
    Object.entries(objectOf(named)).flatMap(([name, body]) =>
      Object.values(objectOf(body))
        .filter((value) => typeof value === 'string' && /^\{.*"Statement"/s.test(value))
        .map((value) => ({ resource: `${type}.${name}`, policy: asAwsGetsIt(String(value)) })),
    ),
  );
}

/** What stands in the place of each reference, by what it refers to. */
const stands: readonly (readonly [reference: RegExp, value: string])[] = [
  [/\.(account_id|owner_id)$/, '111122223333'],
  [/^aws_s3_bucket\.\w+\.arn$/, 'arn:aws:s3:::app-data-prod-003'],
  [
    /^(data\.)?aws_secretsmanager_secret\.\w+\.arn$/,
    'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:rds-password-prod-003-AbCdEf',
  ],
  [/^aws_sns_topic\.\w+\.arn$/, 'arn:aws:sns:ap-southeast-1:111122223333:alarms-prod-003'],
  [
    /^aws_cloudwatch_log_group\.\w+\.arn$/,
    'arn:aws:logs:ap-southeast-1:111122223333:log-group:flow-logs-prod-003',
  ],
  [
    /^aws_kms_key\.\w+\.arn$/,
    'arn:aws:kms:ap-southeast-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
  ],
];

function asAwsGetsIt(policy: string): string {
  return policy.replaceAll(/\$\{([^}]*)\}/g, (_, reference: string) => {
    const value = stands.find(([pattern]) => pattern.test(reference))?.[1];
    if (value === undefined) throw new Error(`Nothing stands for ${reference} in a policy yet.`);
    return value;
  });
}

function objectOf(value: JsonValue | undefined): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
