import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { ProgressEvent } from '../../events/events.js';
import { Interrupted } from '../../processes/interrupt.js';
import { terraformCrashed, terraformFailed } from '../../terraform/errors.js';
import { readRuns } from '../../terraform/folder/journal/past-runs.js';
import type { EnvironmentRun } from './environment-run.js';
import { type EnvironmentOutcome, outcomeOfError } from './outcome.js';
import { withEnvironments } from './with-environments.js';

let terraform: FakeTerraform;
let gentle: AbortController;
let events: ProgressEvent[];
beforeEach(() => {
  terraform = new FakeTerraform();
  gentle = new AbortController();
  events = [];
});
afterEach(() => terraform.remove());

const root = () => join(terraform.folder, 'project');
const context = (env: Readonly<Record<string, string>> = {}) => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache'), ...env },
  emit: (event: ProgressEvent) => void events.push(event),
  interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
});
function options(...suffixes: readonly string[]) {
  const environments = suffixes.map((suffix) => resolveEnvironment({ environment: 'dev', suffix }));
  const loaded: LoadedEnvironments = {
    file: join(root(), 'environments.yaml'),
    root: root(),
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  return { loaded, environments, command: 'plan' };
}
const busyFile = (suffix: string) => join(root(), '.multienv', 'work', `${suffix}.busy.json`);
const journalFolder = join('.multienv', 'journal', 'dev-001');
const runs = () => readRuns({ journalFolder: join(root(), journalFolder) });
const pass = async (given: readonly EnvironmentOutcome<EnvironmentRun>[]) => given;
/** Runs one environment that ends so. */
const ending = (outcome: EnvironmentOutcome<null>) =>
  withEnvironments(context(), options('dev-001'), async () => [outcome]);

describe('environments are ours while the work lasts', () => {
  it('and nobody’s after it', async () => {
    const outcomes = await withEnvironments(context(), options('dev-001', 'dev-002'), async (given) => {
      expect(given.map(({ suffix, outcome }) => `${suffix} ${outcome}`)).toEqual([
        'dev-001 ok',
        'dev-002 ok',
      ]);
      expect(['dev-001', 'dev-002'].map((suffix) => existsSync(busyFile(suffix)))).toEqual([true, true]);
      return given;
    });
    expect(outcomes).toHaveLength(2);
    expect(['dev-001', 'dev-002'].map((suffix) => existsSync(busyFile(suffix)))).toEqual([false, false]);
  });

  it('and nobody’s after a fault of ours', async () => {
    const bug = new TypeError('ours');
    await expect(withEnvironments(context(), options('dev-001'), () => Promise.reject(bug))).rejects.toBe(
      bug,
    );
    expect(existsSync(busyFile('dev-001'))).toBe(false);
  });

  it('but not those of another run: they have failed, and with --fail-fast the rest is not begun', async () => {
    const inside = await withEnvironments(context(), options('dev-001'), async () => {
      const others = options('dev-001', 'dev-002');
      const slow = await withEnvironments(context(), others, pass);
      const fast = await withEnvironments(context(), { ...others, failFast: true }, pass);
      return [...slow, ...fast];
    });
    expect(inside.map(({ suffix, outcome }) => `${suffix} ${outcome}`)).toEqual([
      'dev-001 failed',
      'dev-002 ok',
      'dev-001 failed',
      'dev-002 skipped',
    ]);
    expect(inside[0]).toMatchObject({ error: { code: 'environment-busy' } });
  });
});

it('what is odd about the environment of Terraform is told once for all', async () => {
  await withEnvironments(context({ TF_LOG: 'debug' }), options('dev-001', 'dev-002'), pass);
  expect(events).toEqual([{ type: 'notice', message: expect.stringContaining('TF_LOG ignored') }]);
});

it('the program of the flag goes before that of the file, and one that is not there stops everything', async () => {
  const missing = options('dev-001');
  const loaded = { ...missing.loaded, terraformBinary: join(terraform.folder, 'nothing') };
  await expect(withEnvironments(context(), { ...missing, loaded }, pass)).rejects.toMatchObject({
    exitCode: 2,
  });
  const terraformBin = join(terraform.folder, 'terraform');
  const [one] = await withEnvironments(context(), { ...missing, loaded, terraformBin }, pass);
  expect(one?.outcome).toBe('ok');
});

it('an interruption before all is the outcome of each', async () => {
  gentle.abort(new Interrupted('SIGTERM'));
  const outcomes = await withEnvironments(context(), options('dev-001', 'dev-002'), () =>
    expect.unreachable(),
  );
  expect(outcomes).toMatchObject([
    { suffix: 'dev-001', outcome: 'interrupted', signal: 'SIGTERM' },
    { suffix: 'dev-002', outcome: 'interrupted', signal: 'SIGTERM' },
  ]);
});

describe('the journal of a run that applied nothing', () => {
  const suffix = 'dev-001';
  const crash = { step: 'plan', ending: 'SIGSEGV', lastWords: '' };

  it.each([
    ['went well', { suffix, outcome: 'ok', result: null } as const],
    [
      'failed',
      outcomeOfError(
        suffix,
        terraformFailed.error({ suffix, invocation: plainInvocation, summary: 'no', detail: '' }),
      ),
    ],
    ['was interrupted', outcomeOfError(suffix, new Interrupted('SIGINT'))],
    ['broke by a fault of ours', outcomeOfError(suffix, new TypeError('ours'))],
  ])('goes where it %s', async (_how, outcome) => {
    await ending(outcome);
    expect(readdirSync(join(root(), journalFolder))).toEqual([]);
  });

  it.each([
    ['was killed', outcomeOfError(suffix, new Interrupted('SIGINT', 'x', { killed: true }))],
    [
      'crashed',
      outcomeOfError(suffix, terraformCrashed.error({ ...crash, suffix, invocation: plainInvocation })),
    ],
  ])('stays where Terraform %s, until the next one that goes well', async (_how, outcome) => {
    await ending(outcome);
    expect(runs()).toMatchObject([{ outcome: 'killed', isApplying: false }]);
    events = [];
    await ending({ suffix, outcome: 'declined' });
    expect(events).toMatchObject([{ type: 'notice', environment: suffix }]);
    expect(runs()).toHaveLength(1);
    await ending({ suffix, outcome: 'ok', result: null });
    expect(runs()).toEqual([]);
  });
});
