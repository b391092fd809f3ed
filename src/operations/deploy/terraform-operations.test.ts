import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeScenario, FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { passwordRefusal } from '../../constructs/database/password-refusal.js';
import type { ProgressEvent } from '../../events/events.js';
import { isAlive } from '../../processes/groups.js';
import { Interrupted } from '../../processes/interrupt.js';
import { sandboxFolderOf } from '../../terraform/folder/environment-folder.js';
import { output } from '../state/output.js';
import { deploy } from './deploy.js';
import { destroy } from './destroy.js';
import { plan } from './plan.js';

const created = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const planned = [{ type: 'planned_change', change: { resource: created, action: 'create' } }];
const planDocument = (actions: string[], before: object | null = null) => ({
  resource_changes: [
    { address: 'aws_lb.alb', mode: 'managed', type: 'aws_lb', change: { actions, before, after: {} } },
  ],
});
const applied = (action: string) =>
  ['apply_start', 'apply_complete'].map((type) => ({ type, hook: { resource: created, action } }));
const failure = (summary: string) => ({ type: 'diagnostic', diagnostic: { severity: 'error', summary } });
const deployable: FakeScenario = {
  plan: { lines: planned },
  show: { stdout: planDocument(['create']) },
  apply: { lines: applied('create') },
  output: { stdout: { alb_dns_name: { value: 'x' }, secret: { value: 'canary', sensitive: true } } },
};

let terraform: FakeTerraform;
let gentle: AbortController;
let kill: AbortController;
let events: ProgressEvent[];
beforeEach(() => {
  terraform = new FakeTerraform(deployable);
  gentle = new AbortController();
  kill = new AbortController();
  events = [];
});
afterEach(() => terraform.remove());

const root = () => join(terraform.folder, 'project');
const context = (onEvent: (event: ProgressEvent) => void = () => undefined) => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
  emit: (event: ProgressEvent) => {
    events.push(event);
    onEvent(event);
  },
  interrupt: { gentle: gentle.signal, kill: kill.signal },
});
const options = (suffixes: readonly string[] = ['dev-001']) => {
  const environments = suffixes.map((suffix) => resolveEnvironment({ environment: 'dev', suffix }));
  const loaded: LoadedEnvironments = {
    file: join(root(), 'environments.yaml'),
    root: root(),
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  // There is no AWS behind the fake Terraform.
  return { loaded, environments, skipDoctor: true };
};
const yes = async () => true;
const work = (suffix = 'dev-001') => join(root(), '.multienv', 'work', suffix);
const steps = () => terraform.calls.map(({ command }) => command);
const writeState = (resources: unknown[]) => {
  const file = join(root(), '.multienv', 'state', 'dev-001', 'terraform.tfstate');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: 4, resources }));
};

describe('plan', () => {
  it('saves the plan in a private working folder that git does not see', async () => {
    const [result] = await results(plan(context(), options()));
    expect(result).toMatchObject({
      suffix: 'dev-001',
      summary: { create: 1, update: 0, replace: 0, destroy: 0, rotate: 0 },
      changes: [{ address: 'aws_lb.alb', actions: ['create'] }],
      planFile: join(work(), 'plan.tfplan'),
    });
    expect(statSync(join(work(), 'plan.tfplan')).mode & 0o777).toBe(0o600);
    expect(statSync(join(root(), '.multienv')).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(root(), '.multienv', '.gitignore'), 'utf8')).toBe('*\n');
    expect(existsSync(`${work()}.busy.json`)).toBe(false);
  });

  it('keeps the state of the environment beside the file, relative to the working folder', async () => {
    await results(plan(context(), options()));
    const init = terraform.calls.find(({ command }) => command === 'init');
    expect(init?.args).toContain('-backend-config=path=../../state/dev-001/terraform.tfstate');
    expect(init?.args).toContain('-input=false');
  });

  it('lets the stack refuse a secret that is no password where it is sent, and nowhere else', async () => {
    const asksFor = () => readFileSync(join(work(), 'cdk.tf.json'), 'utf8').includes(passwordRefusal);
    await results(plan(context(), options()));
    expect(asksFor()).toBe(true);
    const database = (password_wo_version: number) =>
      writeState([
        {
          ...{ mode: 'managed', type: 'aws_db_instance', name: 'postgres' },
          instances: [{ attributes: { password_wo_version } }],
        },
      ]);
    database(2);
    await results(plan(context(), options()));
    expect(asksFor()).toBe(true);
    database(1);
    await results(plan(context(), options()));
    expect(asksFor()).toBe(false);
    database(2);
    terraform.play({ ...deployable, show: { stdout: planDocument(['delete'], {}) } });
    await destroy(context(), { ...options(), approve: async () => false });
    expect(asksFor()).toBe(false);
  });

  it('asks for nothing more when nothing changes', async () => {
    terraform.play({});
    expect(await results(plan(context(), options()))).toMatchObject([{ changes: [], outputsChange: false }]);
    expect(steps()).toEqual(['init', 'plan']);
  });

  it('takes the program that the file names, and the one of the flag before it', async () => {
    const { loaded, environments } = options();
    const named = { loaded: { ...loaded, terraformBinary: '/of/the/file' }, environments };
    await expect(results(plan(context(), named))).rejects.toThrow('/of/the/file was not found');
    await expect(results(plan(context(), { ...named, terraformBin: '/of/the/flag' }))).rejects.toThrow(
      '/of/the/flag',
    );
  });

  it('keeps the provider lock of OpenTofu apart from that of Terraform', async () => {
    const init = { files: { '.terraform.lock.hcl': 'tofu' } };
    terraform.play({ ...deployable, product: 'opentofu', init });
    mkdirSync(root(), { recursive: true });
    writeFileSync(join(root(), '.terraform.lock.hcl'), 'terraform');
    await results(plan(context(), options()));
    expect(readFileSync(join(root(), '.opentofu.lock.hcl'), 'utf8')).toBe('tofu');
    expect(readFileSync(join(root(), '.terraform.lock.hcl'), 'utf8')).toBe('terraform');
  });

  it('takes the provider lock from the project, gives it back, and does not init twice', async () => {
    const lock = join(root(), '.terraform.lock.hcl');
    const provider = { '.terraform/providers/provider': '' };
    mkdirSync(work(), { recursive: true });
    terraform.play({ init: { files: { ...provider, '.terraform.lock.hcl': 'one' } } });
    await results(plan(context(), options()));
    expect(readFileSync(lock, 'utf8')).toBe('one');
    await results(plan(context(), options()));
    expect(steps()).toEqual(['init', 'plan', 'plan']);
    writeFileSync(lock, 'two');
    await results(plan(context(), options()));
    expect(steps().slice(3)).toEqual(['init', 'plan']);
  });

  it('reports the failures of all environments, and plans the others all the same', async () => {
    terraform.play({ plan: { lines: [failure('no credentials')], exitCode: 1 } });
    await expect(results(plan(context(), options(['dev-001', 'dev-002', 'dev-003'])))).rejects.toMatchObject({
      code: 'terraform-failed',
      exitCode: 3,
      problems: [{}, {}, {}],
    });
    const ended = events.filter((event) => event.type === 'stage-ended' && event.stage === 'plan');
    expect(ended).toHaveLength(3);
  });

  it('says that Terraform died, and by what', async () => {
    terraform.play({ plan: { die: 'SIGKILL' } });
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'terraform-crashed',
      message: expect.stringContaining('SIGKILL'),
    });
    terraform.play({ plan: { exitCode: 11 } });
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'terraform-crashed',
      message: expect.stringContaining('exit code 11'),
    });
  });

  it('gives the plain words of a Terraform that has no diagnostics, without its frame', async () => {
    terraform.play({ plan: { stderr: '╷\n│ Error: no such flag\n╵\n', exitCode: 1 } });
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'terraform-failed',
      message: expect.stringContaining('\nError: no such flag'),
    });
  });
});

describe('deploy', () => {
  it('applies exactly the saved plan, removes it and gives the outputs without sensitive values', async () => {
    const result = await results(deploy(context(), { ...options(), approve: yes }));
    expect(result).toMatchObject([
      {
        suffix: 'dev-001',
        applied: { created: 1, updated: 0, replaced: 0, destroyed: 0 },
        outputs: { alb_dns_name: 'x', secret: null },
      },
    ]);
    const apply = terraform.calls.find(({ command }) => command === 'apply');
    const shown = terraform.calls.find(({ command }) => command === 'show');
    expect(apply?.args.at(-1)).toBe(shown?.args.at(-1));
    expect(apply?.args.at(-1)).not.toContain(root());
    expect(existsSync(String(apply?.args.at(-1)))).toBe(false);
    expect(existsSync(join(work(), 'plan.tfplan'))).toBe(false);
  });

  it('changes nothing when the question is declined', async () => {
    const outcomes = await deploy(context(), { ...options(), approve: async () => false });
    expect(outcomes).toEqual([{ suffix: 'dev-001', outcome: 'declined' }]);
    expect(steps()).not.toContain('apply');
    expect(existsSync(join(work(), 'plan.tfplan'))).toBe(false);
  });

  it('neither asks nor applies without changes, and still gives the outputs', async () => {
    terraform.play({ output: deployable.output });
    const approve = async () => {
      throw new Error('asked');
    };
    const environments = await results(deploy(context(), { ...options(), approve }));
    expect(environments[0]).toMatchObject({ applied: { created: 0 }, outputs: { alb_dns_name: 'x' } });
    expect(steps()).not.toContain('apply');
  });

  it('passes an interruption on, waits, and reports how far it came', async () => {
    terraform.play({ ...deployable, apply: { lines: applied('create').slice(0, 1), sleepMs: 60_000 } });
    const interrupted = results(
      deploy(
        context(({ type }) => {
          if (type === 'resource-started') gentle.abort(new Interrupted('SIGTERM'));
        }),
        { ...options(), approve: yes },
      ),
    );
    await expect(interrupted).rejects.toMatchObject({
      name: 'Interrupted',
      exitCode: 143,
      message: expect.stringContaining('dev-001: apply interrupted after 0 of 1 steps'),
    });
    expect(existsSync(`${work()}.busy.json`)).toBe(false);
    expect(events.at(-1)).toMatchObject({ type: 'stage-ended', outcome: 'interrupted' });
  });

  it('kills Terraform and its providers at the second interruption', async () => {
    const grandchild = join(terraform.folder, 'grandchild');
    const apply = {
      lines: applied('create').slice(0, 1),
      sleepMs: 60_000,
      ignoreInterrupt: true,
      grandchild,
    };
    terraform.play({ ...deployable, apply });
    const interrupted = results(
      deploy(
        context(({ type }) => {
          if (type !== 'resource-started') return;
          gentle.abort();
          setTimeout(() => kill.abort(), 100);
        }),
        { ...options(), approve: yes },
      ),
    );
    await expect(interrupted).rejects.toMatchObject({ exitCode: 130 });
    await sleep(50);
    const pids = [Number(readFileSync(grandchild, 'utf8')), ...terraform.calls.map(({ pid }) => pid)];
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe('destroy', () => {
  it('has nothing to do where nothing was deployed', async () => {
    writeState([]);
    const result = await results(destroy(context(), { ...options(), approve: yes }));
    expect(result).toEqual([{ suffix: 'dev-001', destroyed: 0 }]);
    expect(steps()).toEqual([]);
  });

  it('destroys nothing when the question is declined', async () => {
    writeState([{}]);
    terraform.play({ ...deployable, show: { stdout: planDocument(['delete'], {}) } });
    const outcomes = await destroy(context(), { ...options(), approve: async () => false });
    expect(outcomes).toEqual([{ suffix: 'dev-001', outcome: 'declined' }]);
    expect(steps()).not.toContain('apply');
    expect(existsSync(join(work(), 'plan.tfplan'))).toBe(false);
  });

  it('destroys what the state holds and cleans the working folder', async () => {
    writeState([{}]);
    terraform.play({
      ...deployable,
      show: { stdout: planDocument(['delete'], {}) },
      apply: { lines: applied('delete') },
    });
    const result = await results(destroy(context(), { ...options(), approve: yes }));
    expect(result).toEqual([{ suffix: 'dev-001', destroyed: 1 }]);
    expect(terraform.calls.find(({ command }) => command === 'plan')?.args).toContain('-destroy');
    expect(existsSync(work())).toBe(false);
  });

  it('refuses a protected environment before it asks', async () => {
    writeState([{}]);
    const protectedPlan = planDocument(['delete'], { enable_deletion_protection: true });
    terraform.play({ ...deployable, show: { stdout: protectedPlan } });
    const approve = async () => {
      throw new Error('asked');
    };
    await expect(results(destroy(context(), { ...options(), approve }))).rejects.toMatchObject({
      code: 'environment-protected',
      exitCode: 1,
      message: expect.stringContaining('loadBalancer.deletionProtection'),
    });
    expect(steps()).not.toContain('apply');
  });

  it('refuses where the file protects more than what is deployed, before it asks', async () => {
    writeState([{}]);
    terraform.play({ ...deployable, show: { stdout: planDocument(['delete'], {}) } });
    const approve = async () => {
      throw new Error('asked');
    };
    const config = { loadBalancer: { deletionProtection: true } };
    const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config })];
    const destroyed = destroy(context(), { ...options(), environments, approve });
    await expect(results(destroyed)).rejects.toMatchObject({
      code: 'protection-not-deployed',
      exitCode: 1,
      message: expect.stringContaining('loadBalancer.deletionProtection (aws_lb.alb)'),
      problems: [{ hint: expect.stringContaining('multienv deploy --env dev-001') }],
    });
    expect(steps()).not.toContain('apply');
  });
});

describe('output', () => {
  it('names the way out where the state was cut off', async () => {
    const file = join(root(), '.multienv', 'state', 'dev-001', 'terraform.tfstate');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{"version":');
    await expect(results(output(context(), options()))).rejects.toMatchObject({
      code: 'environment-unrecovered',
      problems: [{ hint: 'multienv recover --env dev-001' }],
    });
  });

  it('tells all environments that are not deployed', async () => {
    await expect(results(output(context(), options(['dev-001', 'dev-002'])))).rejects.toMatchObject({
      code: 'not-deployed',
      exitCode: 2,
      problems: [{}, {}],
    });
  });

  it('says that an environment lives on the sandbox where it is asked for without', async () => {
    const file = join(sandboxFolderOf(root()), 'state', 'dev-001', 'terraform.tfstate');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ version: 4, serial: 1, lineage: 'x', resources: [{}] }));
    await expect(results(output(context(), options()))).rejects.toMatchObject({
      code: 'not-deployed',
      problems: [
        {
          message: expect.stringContaining('dev-001 is deployed on the sandbox and not on AWS'),
          hint: 'multienv output --env dev-001 --sandbox',
        },
      ],
    });
  });

  it('gives the outputs by suffix', async () => {
    writeState([{}]);
    expect(await output(context(), options())).toEqual([
      { suffix: 'dev-001', outcome: 'ok', result: { alb_dns_name: 'x', secret: null } },
    ]);
  });
});

describe('a second run', () => {
  const occupy = (pid: number, host = hostname()) => {
    mkdirSync(dirname(work()), { recursive: true });
    const owner = { pid, host, started: '2026-11-24T00:00:00.000Z', command: 'deploy' };
    writeFileSync(`${work()}.busy.json`, JSON.stringify(owner));
  };

  it('is refused while the first is at work, and told whose it is', async () => {
    occupy(process.pid);
    await expect(results(plan(context(), options()))).rejects.toMatchObject({
      code: 'environment-busy',
      message: expect.stringMatching(`deploy.*process ${process.pid}.*2026-11-24`),
    });
    expect(existsSync(`${work()}.busy.json`)).toBe(true);
  });

  it('is refused when the first is on another machine', async () => {
    occupy(999_999_999, 'elsewhere');
    await expect(results(plan(context(), options()))).rejects.toMatchObject({ code: 'environment-busy' });
  });

  it('takes over what a dead process left', async () => {
    occupy(999_999_999);
    await results(plan(context(), options()));
    expect(existsSync(`${work()}.busy.json`)).toBe(false);
  });

  it.each([['{"pid":'], ['{}'], ['']])(
    'takes over a file that says nothing about a run: %j',
    async (text) => {
      mkdirSync(dirname(work()), { recursive: true });
      writeFileSync(`${work()}.busy.json`, text);
      await results(plan(context(), options()));
      expect(existsSync(`${work()}.busy.json`)).toBe(false);
    },
  );
});
