import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { Orphan } from '../orphans/orphan.js';
import type { DeployRecord } from '../record/deploy-record.js';
import { orphanEntry } from './orphan-entry.js';

const root = mkdtempSync(join(tmpdir(), 'orphan-entry-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const loaded = {
  ...{ file: join(root, 'environments.yaml'), root, project: 'p', environments: [], warnings: [] },
  locate: () => undefined,
};
const { signal } = new AbortController();
const context = { cwd: root, env: {}, emit: () => undefined, interrupt: { gentle: signal, kill: signal } };
const facts = {
  ...{ resources: 3, engine: 'postgres 17.4', passwordVersion: 1, region: 'eu-west-1' },
  ...{ account: '111122223333', project: 'p', environment: 'of-state' },
  protections: [{ address: 'aws_lb.alb', setting: 'loadBalancer.deletionProtection' }],
};
const record: DeployRecord = {
  ...{ version: 1, suffix: 'dev-009', project: 'p', environment: 'of-record', tier: 'staging' },
  ...{ file: 'environments.yaml', region: 'us-east-1', account: '999999999999', engine: 'mysql 8.0' },
  ...{ at: '2026-11-28T16:20:00.000Z', outcome: 'complete', by: null, ciRun: null, multienv: '1' },
  ...{ contentHash: null, settingsHash: 'b'.repeat(64), product: 'terraform', provider: null, counts: null },
};
const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-009' });
const entry = (more: Partial<Orphan>) =>
  orphanEntry(
    context,
    {
      ...{ suffix: 'dev-009', where: 's3://b/p/dev-009', facts, record: { kind: 'none' } },
      ...{ renamedTo: undefined, foreign: undefined, way: { obstacle: 'no way' } },
      ...more,
    },
    { loaded },
  );

it('tells of an orphan what its state says, and else its record', async () => {
  const told = { kind: 'record', record } as const;
  expect(await entry({ record: told, renamedTo: 'dev-010' })).toMatchObject({
    ...{ environment: 'of-record', tier: 'staging', region: 'eu-west-1', account: '111122223333' },
    ...{ backend: 's3://b/p/dev-009', resources: 3, engine: 'postgres 17.4', renamedTo: 'dev-010' },
    deployed: { at: record.at, outcome: 'complete' },
    changes: { state: 'unknown', reasons: ['the file does not have it'] },
  });
  expect(await entry({ record: told, facts: undefined })).toMatchObject({
    ...{ region: 'us-east-1', account: '999999999999', engine: 'mysql 8.0', resources: null },
  });
  expect(await entry({})).toMatchObject({ environment: 'of-state', tier: null, renamedTo: null });
  expect(await entry({ facts: undefined })).toMatchObject({
    ...{ environment: null, tier: null, region: null, account: null, engine: null, deployed: null },
  });
});

it('says whose it is, or why something of it is unknown', async () => {
  const way = { environment, providers: {} };
  expect(await entry({ foreign: 'the project shop', way })).toMatchObject({
    ...{ status: 'foreign', reason: 'it belongs to the project shop', open: { protections: [] } },
  });
  expect(await entry({ facts: undefined })).toMatchObject({ status: 'unknown', reason: 'no way' });
  expect(await entry({ facts: undefined, way })).toMatchObject({
    ...{ status: 'unknown', reason: 'only Terraform can read its state' },
  });
  expect(await entry({})).toMatchObject({ status: 'orphan', reason: 'no way', open: { protections: [] } });
  expect(await entry({ way })).toMatchObject({ status: 'orphan', reason: null });
  expect(await entry({ way, record: { kind: 'unreadable', reason: 'torn' } })).toMatchObject({
    ...{ status: 'orphan', reason: 'torn' },
  });
});

it('tells what is open of one that can be destroyed', async () => {
  const { open } = await entry({ way: { environment, providers: {} } });
  expect(open).toMatchObject({ protections: facts.protections, lock: null, passwordRotation: false });
});
