import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeScenario, FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import { PrivateFolder } from '../../files/private-folder.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder, importFiles, writeStack } from '../../terraform/folder/environment-folder.js';
import { Journal } from '../../terraform/folder/journal/journal.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { CheckedBuckets } from '../state/checked-buckets.js';
import { targetOf } from '../target.js';
import { importTogether, isImportedAlone } from './import-together.js';
import type { MissingResource } from './missing-resource.js';

const missing = (address: string, more: Partial<MissingResource> = {}): MissingResource => ({
  kind: 'import',
  address,
  resourceType: address.split('.')[0] ?? '',
  id: `id of ${address}`,
  isBusy: false,
  isOptional: false,
  former: undefined,
  ...more,
});
const role = missing('aws_iam_role.r');
const group = missing('aws_security_group.g');
const rule = missing('aws_rule.x');
const stack = {
  resource: {
    aws_iam_role: { r: {} },
    aws_security_group: { g: {} },
    aws_rule: { x: { group: `\${aws_vpc_other.v.id}` } },
    aws_vpc_other: { v: {} },
  },
};
const importing = (address: string, actions: readonly string[] = ['no-op']) => ({
  address,
  mode: 'managed',
  type: 'x',
  change: { actions, importing: { id: 'x' } },
});
const shows = (...resource_changes: readonly object[]): FakeScenario => ({
  show: { stdout: { resource_changes } },
});

let terraform: FakeTerraform;
beforeEach(() => {
  terraform = new FakeTerraform(shows(importing(role.address), importing(group.address)));
});
const privateFolder = new PrivateFolder();
afterEach(() => {
  privateFolder.remove();
  terraform.remove();
});

function run(): EnvironmentRun {
  const root = join(terraform.folder, 'project');
  const folder = environmentFolder('dev-001', { root });
  mkdirSync(folder.path, { recursive: true });
  writeStack(folder, JSON.stringify(stack));
  const binary = { path: 'terraform', version: '1.11.4', product: 'terraform' } as const;
  const interrupt = neverInterrupted();
  return {
    ...targetOf(
      { env: terraform.env },
      resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
      undefined,
    ),
    folder,
    target: {
      suffix: 'dev-001',
      invocation: plainInvocation,
      binary,
      folder: folder.path,
      env: terraform.env,
      interrupt,
    },
    pluginFolder: undefined,
    stacks: {
      stackOf: () => expect.unreachable('the stack is there'),
      jsonOf: () => expect.unreachable('the stack is there'),
      close: () => {},
    },
    buckets: new CheckedBuckets(),
    command: 'recover',
    journal: new Journal(folder, { command: 'recover', warn: () => {} }),
    orphan: undefined,
    waitSeconds: undefined,
    privateFolder,
  };
}
const nothingKnown = new Set<string>();
const steps = () => terraform.calls.map(({ command }) => command);

describe('several resources', () => {
  it('are imported in one run that changes nothing else, and leave no file of it', async () => {
    const here = run();
    expect(await importTogether(here, [role, group, rule], nothingKnown)).toEqual([role, group]);
    expect(steps()).toEqual(['plan', 'show', 'apply']);
    expect(terraform.calls[0]?.args.filter((arg) => arg.startsWith('-target'))).toEqual([
      '-target=aws_iam_role.r',
      '-target=aws_security_group.g',
    ]);
    expect(readdirSync(here.folder.path)).toEqual(['cdk.tf.json']);
    // Nobody answers a question of Terraform.
    for (const { command, args } of terraform.calls)
      if (command !== 'show') expect(args.slice(0, 2)).toEqual(['-json', '-input=false']);
  });

  it('are imported together with what needs a resource of the state', async () => {
    const all = [role, group, rule];
    terraform.play(shows(...all.map(({ address }) => importing(address))));
    expect(await importTogether(run(), all, new Set(['aws_vpc_other.v']))).toEqual(all);
  });

  it.each([
    ['something would change', shows(importing(role.address), importing(group.address, ['update']))],
    [
      'something would be made',
      shows(importing(role.address), importing(group.address), {
        address: 'x',
        mode: 'managed',
        type: 'x',
        change: { actions: ['create'] },
      }),
    ],
    ['one would not be imported', shows(importing(role.address))],
    ['one would only be read', shows(importing(role.address), { ...importing(group.address), mode: 'data' })],
    ['Terraform refuses one', { plan: { stderr: 'Error: no', exitCode: 1 } }],
  ])('are left to single imports where %s', async (_why, scenario) => {
    terraform.play(scenario);
    expect(await importTogether(run(), [role, group], nothingKnown)).toEqual([]);
    expect(steps()).not.toContain('apply');
  });

  it.each(['recover.tfplan', 'cdk.tf.json', 'recover_override.tf.json'])(
    'are not imported by a plan that is not the one that was read: %s is another',
    async (file) => {
      const { show } = shows(importing(role.address), importing(group.address));
      terraform.play({ show: { ...show, files: { [file]: 'another' } } });
      await expect(importTogether(run(), [role, group], nothingKnown)).rejects.toMatchObject({
        code: 'plan-changed',
      });
      expect(steps()).toEqual(['plan', 'show']);
    },
  );

  it('are not gone on with when Terraform dies', async () => {
    terraform.play({ plan: { die: 'SIGKILL' } });
    await expect(importTogether(run(), [role, group], nothingKnown)).rejects.toMatchObject({
      code: 'terraform-crashed',
    });
  });
});

it('one resource alone needs no common run', async () => {
  expect(await importTogether(run(), [role], nothingKnown)).toEqual([]);
  expect(steps()).toEqual([]);
});

it('what AWS does not tell all about, replacements and instances with a key are imported alone', () => {
  expect([role, group].some(isImportedAlone)).toBe(false);
  const alone = [
    missing('aws_lb.alb'),
    missing('aws_x.y[0]'),
    missing('module.m.aws_x.y'),
    missing('aws_x.y', { former: 'old' }),
  ];
  expect(alone.every(isImportedAlone)).toBe(true);
});

it('a stack that is written takes away what a killed recovery left beside it', () => {
  const here = run();
  for (const file of Object.values(importFiles(here.folder))) writeFileSync(file, '{}');
  writeStack(here.folder, '{}');
  expect(readdirSync(here.folder.path)).toEqual(['cdk.tf.json']);
});
