import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import { loadEnvironments } from '../../config/file/load.js';
import { UserError } from '../../errors/user-error.js';
import type { ProgressEvent } from '../../events/events.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { deploy } from './deploy.js';
import { destroy } from './destroy.js';
import { plan } from './plan.js';

const address = 'aws_db_instance.postgres';
const lines = [
  {
    type: 'planned_change',
    change: { resource: { addr: address, resource_type: 'aws_db_instance' }, action: 'create' },
  },
];

/** A plan of one database: `storage_encrypted` decides about RDS-1, which is of severity high. */
function planOf(storage_encrypted: boolean) {
  const values = {
    storage_encrypted,
    publicly_accessible: false,
    backup_retention_period: 1,
    vpc_security_group_ids: ['sg-1'],
    password_wo_version: 1,
  };
  const resource = { address, mode: 'managed', type: 'aws_db_instance', name: 'postgres' };
  return {
    format_version: '1.2',
    planned_values: { root_module: { resources: [{ ...resource, values }] } },
    resource_changes: [{ ...resource, change: { actions: ['create'], before: null, after: values } }],
    configuration: { root_module: { resources: [{ ...resource, expressions: {} }] } },
  };
}

let terraform: FakeTerraform;
let events: ProgressEvent[];
beforeEach(() => {
  events = [];
});
afterEach(() => terraform.remove());

function project(encrypted: boolean, waivers = '') {
  terraform = new FakeTerraform({
    plan: { lines },
    show: { stdout: planOf(encrypted) },
    apply: { lines: [] },
    output: { stdout: {} },
  });
  const root = join(terraform.folder, 'project');
  mkdirSync(root);
  const file = join(root, 'environments.yaml');
  writeFileSync(file, `version: 1\n${waivers}environments:\n  dev-001: { environment: dev }\n`);
  const loaded = loadEnvironments(file);
  const context = {
    cwd: root,
    env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
    emit: (event: ProgressEvent) => void events.push(event),
    interrupt: neverInterrupted(),
    now: () => new Date('2026-11-24T12:00:00Z'),
  };
  return { context, options: { loaded, environments: loaded.environments } };
}

async function refusal(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error('It was not refused.', { cause: error });
  return error;
}

/** The list to put into the file, from the hints of the refusals. */
async function waiversOfAllThatIsRefused(encrypted: boolean): Promise<string> {
  const { context, options } = project(encrypted);
  const { problems } = await refusal(results(plan(context, options)));
  terraform.remove();
  const rules = new Set(problems.map(({ hint }) => /rule: (\S+),/.exec(hint)?.[1] ?? ''));
  const entries = [...rules].map(
    (rule) =>
      `  - { rule: ${rule}, address: '*', reason: x, addressReason: z, owner: y, expires: 2026-11-24 }\n`,
  );
  return `waivers:\n${entries.join('')}`;
}

const steps = () => terraform.calls.map(({ command }) => command);

describe('the review of a plan', () => {
  it('refuses what is grave, with rule, address, place, the fix and the waiver to write', async () => {
    const { context, options } = project(false);
    const { exitCode, problems } = await refusal(results(plan(context, options)));
    expect(exitCode).toBe(1);
    const [problem] = problems.filter(({ message }) => message.includes('RDS-1,'));
    expect(problem).toMatchObject({ code: 'review-failed', file: options.loaded.file, line: 3 });
    expect(problem?.message).toContain(`dev-001: ${address} (storage_encrypted) violates RDS-1`);
    expect(problem?.hint).toContain('Set `storage_encrypted = true`.');
    expect(problem?.hint).toContain(`{ rule: RDS-1, address: "${address}", environments: [dev-001]`);
  });

  it('stops a deploy before the question', async () => {
    const { context, options } = project(false);
    let asked = false;
    const approve = async () => {
      asked = true;
      return true;
    };
    await refusal(results(deploy(context, { ...options, approve })));
    expect(asked).toBe(false);
    expect(steps()).not.toContain('apply');
  });

  it('lets a waiver of the file stand for it', async () => {
    const waivers = await waiversOfAllThatIsRefused(false);
    const waived = project(false, waivers);
    const [planned] = await results(plan(waived.context, waived.options));
    expect(planned?.review?.waived).toBeGreaterThan(0);
  });

  it('tells the rest in one notice, with counts, and gives the counts with the plan', async () => {
    const waivers = await waiversOfAllThatIsRefused(true);
    const { context, options } = project(true, waivers);
    const [planned] = await results(plan(context, options));
    const notices = events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
    expect(notices.filter((message) => message.startsWith('The review has '))).toEqual([
      expect.stringMatching(
        /^The review has (\d+ medium and )?\d+ low findings that do not stop a deploy: multienv check --env dev-001$/,
      ),
    ]);
    expect(planned?.review?.fail).toBeGreaterThan(0);
  });

  it('has nothing to say about a destroy', async () => {
    const { context, options } = project(false);
    mkdirSync(join(context.cwd, '.multienv', 'state', 'dev-001'), { recursive: true });
    const state = { version: 4, resources: [{ mode: 'managed', type: 'aws_db_instance', instances: [{}] }] };
    writeFileSync(
      join(context.cwd, '.multienv', 'state', 'dev-001', 'terraform.tfstate'),
      JSON.stringify(state),
    );
    await results(destroy(context, { ...options, approve: async () => false }));
    expect(steps()).toContain('plan');
  });
});
