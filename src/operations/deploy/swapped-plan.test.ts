import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { deploy } from './deploy.js';
import { destroy } from './destroy.js';

const resource = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const changes = (action: string, before: object | null) => ({
  init: { files: { '.terraform/providers/aws/provider': 'a program', '.terraform.lock.hcl': 'a lock' } },
  plan: { lines: [{ type: 'planned_change', change: { resource, action } }] },
  show: {
    stdout: {
      resource_changes: [
        {
          address: 'aws_lb.alb',
          mode: 'managed',
          type: 'aws_lb',
          change: { actions: [action], before, after: null },
        },
      ],
    },
  },
  output: { stdout: {} },
});

let terraform: FakeTerraform;
beforeEach(() => {
  terraform = new FakeTerraform();
  onTestFinished(() => terraform.remove());
});

const root = () => join(terraform.folder, 'project');
const work = (name: string) => join(root(), '.multienv', 'work', 'dev-001', name);

function options(atTheQuestion: () => void) {
  const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001' })];
  const loaded: LoadedEnvironments = {
    file: join(root(), 'environments.yaml'),
    root: root(),
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  const approve = async () => {
    atTheQuestion();
    return true;
  };
  return { loaded, environments, skipDoctor: true, approve };
}

const context = () => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
  emit: () => {},
  interrupt: neverInterrupted(),
});

function runDeploy(atTheQuestion: () => void) {
  terraform.play(changes('create', null));
  return deploy(context(), options(atTheQuestion));
}

function runDestroy(atTheQuestion: () => void) {
  terraform.play(changes('delete', {}));
  const state = join(root(), '.multienv/state/dev-001/terraform.tfstate');
  mkdirSync(dirname(state), { recursive: true });
  writeFileSync(
    state,
    JSON.stringify({ version: 4, resources: [{ mode: 'managed', type: 'aws_lb', name: 'alb' }] }),
  );
  return destroy(context(), options(atTheQuestion));
}

const applies = () => terraform.calls.filter(({ command }) => command === 'apply').length;

const swaps: readonly (readonly [string, () => void])[] = [
  ['the plan', () => writeFileSync(work('plan.tfplan'), 'a plan that destroys everything')],
  [
    'the plan by a link',
    () => {
      writeFileSync(join(terraform.folder, 'other'), 'a saved plan');
      rmSync(work('plan.tfplan'));
      symlinkSync(join(terraform.folder, 'other'), work('plan.tfplan'));
    },
  ],
  [
    'the private copy of the plan',
    () => {
      const shown = terraform.calls.find(({ command }) => command === 'show')?.args.at(-1);
      writeFileSync(String(shown), 'a plan that destroys everything');
    },
  ],
  ['the stack', () => writeFileSync(work('cdk.tf.json'), '{}')],
  [
    'the assets',
    () => {
      mkdirSync(work('assets'));
      writeFileSync(work('assets/x'), 'other');
    },
  ],
  ['the lock of the providers', () => writeFileSync(work('.terraform.lock.hcl'), 'another lock')],
  ['what is in the folder of the providers', () => writeFileSync(work('.terraform/providers/aws/other'), '')],
  [
    'the modules',
    () => {
      mkdirSync(work('.terraform/modules'));
      writeFileSync(work('.terraform/modules/modules.json'), '{}');
    },
  ],
];

describe.each([
  ['deploy', runDeploy],
  ['destroy', runDestroy],
] as const)('%s', (command, run) => {
  it.each(swaps)('applies nothing where somebody has changed %s at the question', async (what, swap) => {
    const outcomes = await run(swap);
    // A link is refused as such, before anything is compared.
    const code = what.endsWith('by a link') ? 'work-folder-link' : 'plan-changed';
    expect(outcomes).toMatchObject([{ outcome: 'failed', error: { code, exitCode: 3 } }]);
    expect(applies()).toBe(0);
  });

  it('starts nothing beside a file that somebody has put there at the question', async () => {
    const outcomes = await run(() => writeFileSync(work('evil.tf'), ''));
    expect(outcomes).toMatchObject([{ outcome: 'failed', error: { code: 'work-folder-unexpected' } }]);
    expect(applies()).toBe(0);
  });

  it('applies what was shown where nobody did, and leaves no copy of it', async () => {
    expect(await run(() => {})).toMatchObject([{ outcome: 'ok' }]);
    expect(applies()).toBe(1);
    expect(command === 'destroy' || existsSync(work('cdk.tf.json'))).toBe(true);
    const plans = terraform.calls.flatMap(({ args }) => args.filter((arg) => arg.endsWith('plan.tfplan')));
    expect(plans).toHaveLength(3);
    expect(new Set(plans.map((arg) => arg.replace('-out=', '')))).toHaveLength(1);
    expect(existsSync(dirname(String(plans.at(-1))))).toBe(false);
  });
});
