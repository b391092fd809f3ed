import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type PlanFileOptions, planFile } from '../../../../test/fixtures/plan-file.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { environmentFolder } from '../../../terraform/folder/environment-folder.js';
import { parseState } from '../../../terraform/json/state.js';
import { readPlanFile } from '../../../terraform/plan-file/read-plan-file.js';
import { compareInside, compareState } from './compare-inside.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-inside-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
});

const bucket = (id: string) => ({
  ...{ mode: 'managed', type: 'aws_s3_bucket', name: 'bucket' },
  instances: [{ attributes: { id } }],
});

function problemsOf(options: PlanFileOptions, state: object = {}) {
  const folder = environmentFolder('dev-001', { root });
  mkdirSync(join(folder.path, '.terraform'), { recursive: true });
  writeFileSync(join(folder.path, 'cdk.tf.json'), '{}');
  const backend = { type: 'local', config: { path: 'state' } };
  writeFileSync(join(folder.path, '.terraform/terraform.tfstate'), JSON.stringify({ backend }));
  const { plan: inside } = readPlanFile(planFile(options));
  if (inside === undefined) throw new Error('The plan file cannot be read.');
  const run = { folder, invocation: plainInvocation };
  const now = parseState(JSON.stringify({ version: 4, serial: 3, lineage: 'L', ...state }), 'dev-001');
  return [...compareInside(run, inside), ...compareState(run, { inside, madeAt: '2026-11-28' }, now)];
}

it('is right where configuration, backend and state are those of the project', () => {
  expect(problemsOf({ state: { resources: [bucket('b')] } }, { resources: [bucket('b')] })).toEqual([]);
});

it.each<[string, PlanFileOptions]>([
  ['another configuration', { files: { 'cdk.tf.json': '{"provider":{}}' } }],
  ['more configuration', { files: { 'cdk.tf.json': '{}', 'evil.tf': 'x' } }],
  ['no configuration', { files: {} }],
  ['another backend', { backendPath: '/tmp/elsewhere' }],
  ['another workspace', { workspace: 'other' }],
  ['another bucket in its state', { state: { resources: [bucket('of somebody else')] } }],
])('is refused where the plan itself has %s', (_what, options) => {
  expect(problemsOf(options, { resources: [bucket('b')] })).toMatchObject([{ code: 'saved-plan-tampered' }]);
});

it('may have speeds beside the stack that its size asks for, and nothing else there', () => {
  const beside = (speeds: object) => JSON.stringify({ resource: { aws_db_instance: { postgres: speeds } } });
  const planned = (speeds: object) =>
    problemsOf({ files: { 'cdk.tf.json': '{}', 'floor_override.tf.json': beside(speeds) } });
  const speeds = { iops: 12_000, storage_throughput: 500 };
  expect(planned(speeds)).toEqual([]);
  expect(planned({ ...speeds, iops: 64_000 })).toMatchObject([{ code: 'saved-plan-tampered' }]);
  expect(planned({ ...speeds, provisioner: [{ 'local-exec': { command: 'evil' } }] })).toMatchObject([
    { code: 'saved-plan-tampered' },
  ]);
});

it('may lack what has gone outside of Terraform', () => {
  expect(problemsOf({}, { resources: [bucket('b')] })).toEqual([]);
});
