import { expect, it } from 'vitest';
import type { DeployRecord } from '../record/deploy-record.js';
import { lastDeploy, stateStatus } from './state-status.js';

const text = (resources: readonly object[]) => JSON.stringify({ version: 4, resources });
const resource = { mode: 'managed', type: 'aws_x', name: 'x', provider: 'p', instances: [{}] };

it('the text of a state says whether something is deployed', () => {
  expect(stateStatus(text([resource]), 's3://b')).toMatchObject({ status: 'deployed', reason: null });
  expect(stateStatus(text([]), 's3://b')).toMatchObject({ status: 'not-deployed', reason: null });
  expect(stateStatus('', 's3://b')).toMatchObject({ status: 'not-deployed' });
  expect(stateStatus('{', 's3://b')).toEqual({
    ...{ status: 'unknown', reason: 'its state cannot be read', facts: undefined },
  });
  expect(stateStatus(undefined, 's3://b')).toEqual({
    ...{ status: 'unknown', reason: 'only Terraform can read s3://b', facts: undefined },
  });
});

it('the last deploy is told of what is deployed, without what is nobody’s business', () => {
  const told = { at: 'a', by: null, ciRun: null, multienv: '1', outcome: 'complete', counts: null } as const;
  const record: DeployRecord = {
    ...told,
    ...{ version: 1, suffix: 'dev-001', project: 'p', environment: 'dev', tier: 'development' },
    ...{ file: 'f', region: 'r', account: null, engine: null, contentHash: null },
    ...{ settingsHash: 'b'.repeat(64), product: 'terraform', provider: null, access: { profile: 'x' } },
  };
  expect(lastDeploy({ kind: 'record', record }, 'deployed')).toEqual(told);
  expect(lastDeploy({ kind: 'record', record }, 'not-deployed')).toBeNull();
  expect(lastDeploy({ kind: 'none' }, 'deployed')).toBeNull();
  expect(lastDeploy({ kind: 'unreadable', reason: 'x' }, 'deployed')).toBeNull();
});
