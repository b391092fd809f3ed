import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import { readStateContents } from './state-contents.js';

const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });

async function contentsOf(text: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-contents-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const stateFile = join(folder, 'terraform.tfstate');
  if (text !== undefined) writeFileSync(stateFile, text);
  const target = { environment, variables: {}, invocation: plainInvocation };
  return readStateContents(target, { stateFile });
}

it('has what is managed, by type and by an attribute, and not what was only read', async () => {
  const instances = [{ attributes: { bucket: 'data' } }];
  const resources = [
    { mode: 'managed', type: 'aws_s3_bucket', name: 'b', instances },
    { mode: 'data', type: 'aws_db_instance', name: 'd', instances: [{ attributes: {} }] },
  ];
  const { isKnown, has } = await contentsOf(JSON.stringify({ version: 4, resources }));
  expect(isKnown).toBe(true);
  expect([has('aws_s3_bucket'), has('aws_s3_bucket', ['bucket', 'data'])]).toEqual([true, true]);
  expect([has('aws_s3_bucket', ['bucket', 'other']), has('aws_db_instance')]).toEqual([false, false]);
});

it('has nothing where there is no state, and knows nothing of one that it cannot read', async () => {
  expect((await contentsOf(undefined)).isKnown).toBe(true);
  for (const text of ['{"version":4,', '{"version":3}', '[]']) {
    const { isKnown, has } = await contentsOf(text);
    expect([isKnown, has('aws_s3_bucket')]).toEqual([false, false]);
  }
});
