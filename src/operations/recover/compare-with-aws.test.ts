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
