import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { targetOf } from '../target.js';
import type { Candidate } from './candidates.js';
import { compareWithAws } from './compare-with-aws.js';

// Nothing here asks AWS: the fate of these follows from the journal and the state alone.
const target = targetOf(
  { env: {} },
  resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
  undefined,
);
const attachment: Candidate = {
  address: 'aws_iam_role_policy_attachment.ssm',
  resourceType: 'aws_iam_role_policy_attachment',
  progress: 'completed',
  id: undefined,
  identity: { role: 'app-role', policy_arn: 'arn:aws:iam::aws:policy/X' },
};
const fateOf = async (change: Partial<Candidate>, stateIds: readonly (readonly [string, string])[] = []) =>
  (await compareWithAws([{ ...attachment, ...change }], { target, stateIds: new Map(stateIds) }))[0];

it('what the next deploy can make again is imported where it surely was made, and may fail to be', async () => {
  expect(await fateOf({})).toEqual({
    address: attachment.address,
    resourceType: attachment.resourceType,
    kind: 'import',
    id: 'app-role/arn:aws:iam::aws:policy/X',
    isBusy: false,
    isOptional: true,
    former: undefined,
  });
});

it('what it can make again is left to it where nobody knows that it was made, and absent where it was only planned', async () => {
  for (const progress of ['started', 'errored'] as const)
    expect(await fateOf({ progress })).toMatchObject({ kind: 'made-again', reason: expect.any(String) });
  expect(await fateOf({ identity: { role: { of: 'aws_iam_role.app' } } })).toMatchObject({
    kind: 'made-again',
  });
  expect(await fateOf({ progress: 'planned' })).toMatchObject({ kind: 'absent' });
  expect(await fateOf({}, [[attachment.address, 'x']])).toMatchObject({ kind: 'in-state' });
});

it('what AWS cannot be asked for is imported by the id that the journal has, where it surely was made', async () => {
  const record = {
    address: 'aws_route53_record.app',
    resourceType: 'aws_route53_record',
    id: 'Z1_app.example.com_A',
    identity: { zone_id: 'Z1', name: 'app.example.com', type: 'A' },
  };
  const place = { address: record.address, resourceType: record.resourceType };
  const imported = {
    ...{ ...place, kind: 'import', id: record.id, isBusy: false, isOptional: false, former: undefined },
  };
  expect(await fateOf(record)).toEqual(imported);
  expect(await fateOf(record, [[record.address, 'other']])).toEqual({ ...imported, former: 'other' });
  expect(await fateOf(record, [[record.address, record.id]])).toEqual({ ...place, kind: 'in-state' });
  const started = { ...record, progress: 'started' } as const;
  expect(await fateOf(started)).toEqual({ ...place, kind: 'unknown' });
  expect(await fateOf(started, [[record.address, 'other']])).toEqual({ ...place, kind: 'in-state' });
  expect(await fateOf({ ...record, id: undefined })).toEqual({ ...place, kind: 'unknown' });
  expect(await fateOf({ ...record, progress: 'planned' })).toEqual({ ...place, kind: 'absent' });
});

it('what is named by something that is not there is imported by the id of the journal, else it was not made', async () => {
  const acl = {
    address: 'aws_wafv2_web_acl.acl',
    resourceType: 'aws_wafv2_web_acl',
    id: 'a1b2',
    identity: { name: { of: 'random_pet.name' }, scope: 'REGIONAL' },
  };
  expect(await fateOf(acl)).toMatchObject({ kind: 'import', id: 'a1b2', isOptional: false });
  expect(await fateOf({ ...acl, progress: 'started' })).toMatchObject({ kind: 'absent' });
});
