import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import { FakeTerraform } from '../../../../test/fixtures/fake-terraform/fake-terraform.js';
import { type PlanFileOptions, planFile } from '../../../../test/fixtures/plan-file.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { PrivateFolder } from '../../../files/private-folder.js';
import { neverInterrupted } from '../../../processes/interrupt.js';
import { environmentFolder } from '../../../terraform/folder/environment-folder.js';
import { Journal } from '../../../terraform/folder/journal/journal.js';
import { checkSealedPlan } from '../../../terraform/folder/sealed-plan.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { sparingNeverCompleted } from '../never-completed.js';
import { emptyPlan, type PlanContents } from '../plan-contents.js';
import { earlyFacts, lateFacts, reviewFacts, sha256 } from './facts.js';
import type { Manifest } from './manifest.js';
import type { PlanModel } from './plan-model.js';
import { saveBundle } from './save-bundle.js';
import { SavedPlans } from './saved-plans.js';

let terraform: FakeTerraform;
let run: EnvironmentRun;
const told: string[] = [];
const root = () => join(terraform.folder, 'project');
const bundle = (name = '') => join(terraform.folder, 'plans', 'dev-001', name);
const loaded = () => ({
  ...{ file: join(root(), 'environments.yaml'), root: root(), project: 'p', environments: [], warnings: [] },
  locate: () => undefined,
});
const context = () => ({
  ...{ cwd: terraform.folder, env: {}, interrupt: neverInterrupted() },
  emit: (event: object) => void told.push(JSON.stringify(event)),
  now: () => new Date('2026-11-30T10:00:00Z'),
});

/** A project and its sandbox, which nobody serves: no more than its address is asked for. */
beforeEach(async () => {
  told.length = 0;
  terraform = new FakeTerraform();
  const privateFolder = new PrivateFolder();
  onTestFinished(() => {
    privateFolder.remove();
    terraform.remove();
  });
  const folder = environmentFolder('dev-001', { root: root() });
  const interrupt = neverInterrupted();
  const target = {
    ...{ suffix: 'dev-001', invocation: plainInvocation, folder: folder.path, env: terraform.env, interrupt },
    binary: { path: join(terraform.folder, 'terraform'), version: '1.11.4', product: 'terraform' as const },
  };
  const dev = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
  run = {
    environment: {
      ...dev,
      database: { ...dev.database, password: { ...dev.database.password, source: 'rdsManaged' } },
    },
    ...{ variables: {}, sandbox: { endpoint: 'http://127.0.0.1:9', folder: root() }, target, folder },
    ...{ invocation: plainInvocation, privateFolder, pluginFolder: undefined, orphan: undefined },
    stacks: { stackOf: noStack, jsonOf: noStack, close: () => {} },
    buckets: { check: async () => {} },
    ...{ command: 'deploy', waitSeconds: undefined },
    journal: new Journal(folder, { command: 'deploy', warn: () => {} }),
  };
  mkdirSync(join(folder.path, '.terraform'), { recursive: true });
  writeFileSync(loaded().file, 'version: 1');
  writeFileSync(join(folder.path, 'cdk.tf.json'), '{}');
  writeFileSync(join(folder.path, '.terraform.lock.hcl'), 'a lock');
  const backend = { type: 'local', config: { path: 'state', workspace_dir: null } };
  writeFileSync(join(folder.path, '.terraform/terraform.tfstate'), JSON.stringify({ backend }));
  now({ serial: 3, lineage: 'L' });
  await save();
});

const noStack = async () => {
  throw new Error('Nobody asks for the stack.');
};

function now(state: object): void {
  terraform.play({ 'state pull': { stdout: state }, show: { stdout: {} } });
}

const model = 'the model';

async function save(options: PlanFileOptions = {}, other: Partial<Manifest> = {}): Promise<void> {
  mkdirSync(bundle(), { recursive: true, mode: 0o700 });
  const bytes = planFile(options);
  const manifest: Manifest = {
    ...{ version: 1, madeAt: '2026-11-28T09:00:00.000Z', state: { serial: 3, lineage: 'L' }, review: null },
    ...(await earlyFacts(run, loaded())),
    ...(await lateFacts(run)),
    files: { 'plan.tfplan': sha256(bytes), 'plan.json': sha256(model) },
    ...other,
  };
  writeFileSync(bundle('plan.tfplan'), bytes);
  writeFileSync(bundle('plan.json'), model);
  writeFileSync(bundle('manifest.json'), JSON.stringify(manifest));
}

const planned = (contents: PlanContents = emptyPlan) => ({
  ...{ run, contents, findings: undefined },
  plan: { ...contents, suffix: 'dev-001', planFile: '' },
});

interface Applying {
  readonly hashes?: readonly string[];
  readonly modelOf?: PlanModel;
  readonly contents?: PlanContents;
}

async function apply({ hashes, modelOf = () => model, contents }: Applying = {}) {
  const saved = new SavedPlans(context(), { loaded: loaded(), folder: 'plans', hashes, modelOf });
  await saved.open(run);
  const { sealed } = await saved.take(run);
  saved.check(planned(contents));
  return sealed;
}

const edit = (name: string, change: (text: string) => string) =>
  writeFileSync(bundle(name), change(readFileSync(bundle(name), 'utf8')));
const inManifest = (from: RegExp, to: string) => () =>
  edit('manifest.json', (text) => text.replace(from, to));

describe('a saved plan', () => {
  it('is taken as it is, with its age', async () => {
    const sealed = await apply({ hashes: [sha256(planFile())] });
    expect(readFileSync(sealed.file)).toEqual(planFile());
    expect(told.join('')).toContain('made at 2026-11-28T09:00:00.000Z, 2 days ago');
    expect(() => checkSealedPlan(sealed, run)).not.toThrow();
  });

  it('is not applied where it is exchanged at the question', async () => {
    const sealed = await apply();
    writeFileSync(bundle('plan.tfplan'), planFile({ mode: 1 }));
    expect(() => checkSealedPlan(sealed, run)).toThrow('has changed since the plan was made');
  });

  it.each<[string, string, () => unknown]>([
    ['the plan is another one', 'swapped', () => writeFileSync(bundle('plan.tfplan'), planFile({ mode: 1 }))],
    ['its model is another one', 'tampered', () => edit('plan.json', (text) => `${text} `)],
    ['its manifest has another serial', 'tampered', inManifest(/"serial":3/, '"serial":4')],
    ['its manifest has another lineage', 'tampered', inManifest(/"lineage":"L"/, '"lineage":"M"')],
    ['the plan destroys', 'tampered', () => save({ mode: 1 })],
    ['the plan leaves something out', 'tampered', () => save({ target: 'aws_lb.alb' })],
    ['another version made the plan', 'tampered', () => save({ terraformVersion: '1.12.0' })],
    ['the manifest is none', 'unreadable', () => edit('manifest.json', () => '{}')],
    ['the state has moved on', 'stale', () => now({ serial: 4, lineage: 'L' })],
    ['the state went back', 'stale', () => now({ serial: 2, lineage: 'L' })],
    ['the state is another one', 'stale', () => now({ serial: 3, lineage: 'M' })],
    ['there is no state here', 'stale', () => now({ serial: 0, lineage: '' })],
    ['the review says something else', 'stale', () => save({}, { review: reviewFacts([]) })],
    ['it is for another environment', 'foreign', inManifest(/"suffix":"dev-001"/, '"suffix":"dev-002"')],
    ['it is for another tier', 'foreign', inManifest(/"tier":"\w+"/, '"tier":"production"')],
    ['it is for another project', 'foreign', inManifest(/"project":"p"/, '"project":"q"')],
    ['it is for AWS', 'foreign', inManifest(/"kind":"sandbox"/, '"kind":"aws"')],
    ['it is for another account', 'foreign', inManifest(/"account":null/, '"account":"111122223333"')],
    ['it is for another region', 'foreign', inManifest(/"region":"[^"]+"/, '"region":"eu-west-1"')],
    ['it is for another sandbox', 'foreign', inManifest(/127.0.0.1:9/, '127.0.0.1:10')],
    ['it is for another start of the sandbox', 'foreign', inManifest(/"start":null/, '"start":"other"')],
    ['another multienv made it', 'foreign', inManifest(/"multienv":"[^"]+"/, '"multienv":"9.9.9"')],
    ['OpenTofu made it', 'foreign', inManifest(/"product":"terraform"/, '"product":"opentofu"')],
    ['another provider made it', 'foreign', inManifest(/"awsProvider":null/, '"awsProvider":"6.0.0"')],
    ['environments.yaml has changed', 'foreign', () => writeFileSync(loaded().file, 'version: 2')],
    ['the stack has changed', 'foreign', () => writeFileSync(join(run.folder.path, 'cdk.tf.json'), '{ }')],
    ['an asset has changed', 'foreign', () => mkdirSync(join(run.folder.path, 'assets'))],
    [
      'the lock file has changed',
      'foreign',
      () => writeFileSync(join(run.folder.path, '.terraform.lock.hcl'), 'another lock'),
    ],
  ])('is refused where %s', async (_what, kind, change) => {
    await change();
    await expect(apply()).rejects.toMatchObject({
      exitCode: 1,
      problems: expect.arrayContaining([expect.objectContaining({ code: `saved-plan-${kind}` })]),
    });
  });

  it('is refused where the plan does not say what the model says, hashes or not', async () => {
    await expect(apply({ modelOf: () => 'something else' })).rejects.toMatchObject({
      code: 'saved-plan-tampered',
    });
  });

  it('is the same whether the journal of the machine knows that a tainted database never came to be, or not', async () => {
    const made = { address: 'aws_db_instance.postgres', resourceType: 'aws_db_instance' } as const;
    const change = changeOfAlb({
      ...{ ...made, kind: 'replace', losesData: true, gravity: 'data-loss' },
      reason: 'replace_because_tainted',
    });
    const here: PlanContents = { ...emptyPlan, changes: [change] };
    const modelOf: PlanModel = ({ changes }) => JSON.stringify(changes);
    const { journal } = run;
    journal.applying({ ...emptyPlan, steps: 1 });
    const resource = { addr: made.address, resource_type: made.resourceType };
    journal.take({ type: 'apply_start', hook: { resource, action: 'create' } });
    const spared = sparingNeverCompleted(here, run.folder);
    expect(spared.changes).toMatchObject([{ losesData: false, gravity: 'replacement' }]);
    const bundleOf = async (contents: PlanContents) => {
      rmSync(bundle('..'), { recursive: true });
      const sealed = { file: join(root(), 'a.tfplan'), digest: '', surroundings: '' };
      writeFileSync(sealed.file, planFile());
      const options = { loaded: loaded(), folder: bundle('..'), modelOf };
      await saveBundle(context(), { ...planned(contents), sealed }, options);
    };
    for (const [planner, deployer] of [
      [spared, here],
      [here, spared],
      [spared, spared],
    ] as const) {
      await bundleOf(planner);
      await expect(apply({ modelOf, contents: deployer })).resolves.toBeDefined();
      rmSync(join(run.privateFolder.path, 'plan.tfplan'));
    }
    expect(readFileSync(bundle('plan.json'), 'utf8')).toContain('"losesData":true');
  });

  it('is refused where nobody approved this one', async () => {
    await expect(apply({ hashes: ['0'.repeat(64)] })).rejects.toMatchObject({ code: 'saved-plan-swapped' });
  });

  it('is refused where a new password was put into the secret', async () => {
    const secret = { name: 'rds-password-dev-001', versionId: 'v1' };
    const { compareLate } = await import('./compare-facts.js');
    const made: Manifest = { ...JSON.parse(readFileSync(bundle('manifest.json'), 'utf8')), secret };
    const later = { ...(await lateFacts(run)), secret: { ...secret, versionId: 'v2' } };
    const about = { suffix: 'dev-001', invocation: plainInvocation };
    expect(compareLate({ made, now: later, ...about })).toMatchObject([{ code: 'saved-plan-stale' }]);
    expect(compareLate({ made, now: { ...later, secret }, ...about })).toEqual([]);
    const blind = { ...made, secret: { ...secret, versionId: 'unknown' } };
    const changed = (changedAt?: string) =>
      compareLate({ made: blind, now: { ...later, changedAt }, ...about }).map(({ message }) => message);
    expect(changed('2026-11-28T08:59:59.000Z')).toEqual([]);
    expect(changed('2026-11-28T09:00:01.000Z')).toEqual([
      expect.stringContaining('changed at 2026-11-28T09:00:01.000Z, after that'),
    ]);
    expect(changed()).toHaveLength(1);
    const gone = { ...later, secret: { ...secret, versionId: null } };
    expect(compareLate({ made: blind, now: gone, ...about })).toEqual([]);
  });

  it.each<[string, string, () => void]>([
    ['a link', 'work-folder-link', () => symlinkSync('/etc/hosts', join(bundle(), '..', 'dev-002'))],
    ['a file of others', 'work-folder-unexpected', () => writeFileSync(bundle('evil.tf'), '')],
    [
      'a folder that others can write',
      'work-folder-writable',
      () => {
        chmodSync(join(bundle(), '..'), 0o777);
        chmodSync(bundle(), 0o777);
      },
    ],
  ])('is not read beside %s', async (_what, code, change) => {
    change();
    await expect(apply()).rejects.toMatchObject({ code, exitCode: 3 });
  });
});
