import { expect, it } from 'vitest';
import { statementsOfJson } from '../../model/policy-statements.js';
import { reachesEverything } from './reaches-everything.js';

function said(Resource: string) {
  const [found] = statementsOfJson({ Statement: { Effect: 'Allow', Action: '*', Resource } }) ?? [];
  return found === undefined ? undefined : reachesEverything(found.statement);
}

it.each([
  '*',
  '?*',
  'arn*',
  'arn:*',
  'arn:aws:*',
  'arn:aws-cn:*',
  'arn:aws:iam:*',
  'arn:aws:iam::*',
  'arn:aws:iam::1111*',
  'arn:aws:iam::111122223333:*',
  'arn:aws:iam::111122223333:r*',
  'arn:aws:iam::111122223333:role*',
  'arn:aws:iam::111122223333:role/?*',
  'arn:*:role/*',
  '*:role/*',
  '*:secret:*',
  'arn:aws:secretsmanager:*',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:?*',
  'arn:aws:ssm:*:*:parameter*',
  'arn:aws:iam::${aws:PrincipalAccount}:role/*',
  'arn:aws:s3:*',
  'arn:aws:s3:::*/*',
])('%s is everything', (resource) => {
  expect(said(resource)).toBe('yes');
});

it.each([
  'arn:aws:iam::111122223333:role/app-*',
  'arn:aws:iam::111122223333:role/service-role/*',
  'arn:*:role/app-*',
  '${aws_cloudwatch_log_group.app.arn}:*',
  '${aws_s3_bucket.data.arn}*',
  '*-data/*',
  '*:app/*',
  'arn:aws:s3:::*-data/*',
  'arn:aws:s3:::r*',
  'arn:aws:sqs:*:111122223333:r*',
  'arn:aws:secretsmanager:*:*:secret:app-*',
  'arn:aws:ssm:*:*:parameter/app/*',
  'arn:aws:secretsmanager:*:*:secret:app-??????',
])('%s is not', (resource) => {
  expect(said(resource)).toBe('no');
});
