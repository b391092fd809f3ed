import { describe, expect, it } from 'vitest';
import {
  goldenAccount as accountId,
  codesOfState,
  goldenStateWith,
  madeResource,
  problemsOfState,
  stateOf,
} from '../../../../test/fixtures/judge-state.js';

describe('region and partition', () => {
  it('are those of what was made: what the state says, what the file says, and the ways on', async () => {
    expect(await problemsOfState({ config: { aws: { region: 'eu-west-1', accountId } } })).toMatchObject([
      {
        code: 'region-moved',
        severity: 'error',
        path: 'environments.dev-001.aws.region',
        message:
          'dev-001 lives in ap-southeast-1: all 18 resources of its state that have a region are there, aws_db_instance.postgres among them, and environments.yaml says eu-west-1. There Terraform would find nothing of it, and forget all of it. Nothing was planned.',
        hint: 'Put `aws.region: ap-southeast-1` back. An environment does not move: for one in eu-west-1, add another suffix beside dev-001 to the file. To give this one up, put the former value back and destroy it first: multienv destroy --env dev-001',
      },
    ]);
  });

  it('are told once where both differ', async () => {
    for (const region of ['cn-north-1', 'us-gov-west-1'])
      expect(await codesOfState({ config: { aws: { region, accountId } } })).toEqual(['partition-moved']);
  });

  it('are not judged by one stray resource, nor by what has no region', async () => {
    const text = goldenStateWith(madeResource(`arn:aws:sns:us-east-1:${accountId}:c`));
    expect(await codesOfState({ text })).toEqual([]);
    const global = [
      'arn:aws:s3:::a-bucket',
      `arn:aws:iam::${accountId}:role/a`,
      'arn:aws:route53:::hostedzone/Z',
    ];
    const alone = stateOf(...global.map((arn, index) => madeResource(arn, { name: `g${index}` })));
    expect(await codesOfState({ text: alone, config: { aws: { region: 'eu-west-1', accountId } } })).toEqual(
      [],
    );
  });

  it('are those of a bucket too, although its ARN names none: a first deploy may have come no further', async () => {
    const text = stateOf(
      madeResource('arn:aws:s3:::data', { type: 'aws_s3_bucket', attributes: { region: 'us-east-1' } }),
    );
    expect(await codesOfState({ text })).toEqual(['region-moved']);
  });

  it('are judged by a single resource where there is no other', async () => {
    const text = stateOf(madeResource(`arn:aws:sns:us-east-1:${accountId}:c`));
    expect(await codesOfState({ text })).toEqual(['region-moved']);
    const both = stateOf(
      ...['us-east-1', 'ap-southeast-1'].map((region) =>
        madeResource(`arn:aws:sns:${region}:${accountId}:c`, { name: region }),
      ),
    );
    expect(await codesOfState({ text: both })).toEqual([]);
  });

  it('are those of the provider where an app of the project has its own', async () => {
    const text = goldenStateWith(
      madeResource(`arn:aws:sns:us-east-1:${accountId}:c`, { name: 'cdn', alias: 'global' }),
    );
    const stack = (region: string, global: string) => ({
      provider: { aws: [{ region }, { alias: 'global', region: global }] },
    });
    expect(await codesOfState({ text, stack: stack('ap-southeast-1', 'us-east-1') })).toEqual([]);
    expect(await problemsOfState({ text, stack: stack('ap-southeast-1', 'us-west-2') })).toMatchObject([
      {
        code: 'region-moved',
        path: 'synthCommand',
        message: expect.stringContaining(
          'the one resource of the provider aws.global that has a region, aws_sns_topic.cdn, is there, and the stack of the app says us-west-2.',
        ),
        hint: expect.stringMatching(/^Put us-east-1 back into the provider aws\.global of the app\./),
      },
    ]);
    // The app stays where it is whatever the file says, and the other way round.
    const elsewhere = { config: { aws: { region: 'eu-west-1', accountId } } };
    expect(await codesOfState({ ...elsewhere, stack: stack('ap-southeast-1', 'us-east-1') })).toEqual([]);
    expect(await codesOfState({ ...elsewhere, stack: stack('eu-west-1', 'us-east-1') })).toEqual([
      'region-moved',
    ]);
    // An expression says nothing, and an alias without a region neither.
    expect(await codesOfState({ ...elsewhere, stack: stack(`\${var.region}`, 'x') })).toEqual([
      'region-moved',
    ]);
    expect(await codesOfState({ text, stack: stack('ap-southeast-1', `\${var.region}`) })).toEqual([]);
  });
});
