import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeTerraform } from '../../../../test/fixtures/fake-terraform/fake-terraform.js';
import { loadEnvironments } from '../../../config/file/load.js';
import { UserError } from '../../../errors/user-error.js';
import type { ProgressEvent } from '../../../events/events.js';
import { neverInterrupted } from '../../../processes/interrupt.js';
import { deploy } from '../deploy.js';
import { destroy } from '../destroy.js';
import { plan } from '../plan.js';

const here = dirname(fileURLToPath(import.meta.url));
const golden = readFileSync(join(here, '../../../../test/golden-states/states/dev-001.tfstate'), 'utf8');
const account = 'accountId: "123456789012"';

let terraform: FakeTerraform;
let told: string[];
beforeEach(() => {
  terraform = new FakeTerraform({ output: { stdout: {} } });
  told = [];
  mkdirSync(root(), { recursive: true });
});
afterEach(() => terraform.remove());

const root = () => join(terraform.folder, 'project');
const stateFile = () => join(root(), '.multienv', 'state', 'dev-001', 'terraform.tfstate');
const steps = () => terraform.calls.map(({ command }) => command);
const context = () => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
  emit: (event: ProgressEvent) =>
    void (event.type === 'notice' && !event.message.includes('mirror') && told.push(event.message)),
  interrupt: neverInterrupted(),
});

function file(aws: string, settings = ''): void {
  const text = `version: 1
defaults:
  aws: { ${aws} }
environments:
  dev-001: { environment: dev${settings} }
`;
  writeFileSync(join(root(), 'environments.yaml'), text);
}
function state(text: string): void {
  mkdirSync(dirname(stateFile()), { recursive: true });
  writeFileSync(stateFile(), text);
}

/** What became of it: the codes of its problems with the exit code, or ok. */
async function outcome(command: 'plan' | 'deploy' | 'destroy') {
  const loaded = loadEnvironments(join(root(), 'environments.yaml'));
  const options = { loaded, environments: loaded.environments, skipDoctor: true, approve: async () => true };
  const [one] = await { plan, deploy, destroy }[command](context(), options);
  if (one?.outcome !== 'failed') return one?.outcome;
  if (!(one.error instanceof UserError)) throw one.error;
  return { exitCode: one.error.exitCode, problems: one.error.problems };
}
const commands = ['plan', 'deploy', 'destroy'] as const;
const moved = { exitCode: 1, problems: [{ code: 'region-moved', line: 3, path: 'defaults.aws.region' }] };

describe('where a refresh would mislead', () => {
  it.each(commands)(
    '%s is refused before Terraform is started, and the state stays as it is',
    async (command) => {
      file(`region: eu-west-1, ${account}`);
      state(golden);
      expect(await outcome(command)).toMatchObject(moved);
      expect(steps()).toEqual([]);
      expect(readFileSync(stateFile(), 'utf8')).toBe(golden);
    },
  );

  it('every kind is told at once', async () => {
    file('region: eu-west-1, accountId: "210987654321"');
    state(golden);
    expect(await outcome('plan')).toMatchObject({
      problems: [{ code: 'region-moved' }, { code: 'account-moved' }],
    });
  });
});

describe('where only a deploy would do harm', () => {
  const otherVpc =
    ', network: { mode: existing, vpcId: vpc-fba481dcd5cde9bd5, subnetIds: [subnet-ca2ec652047971ab0, subnet-65c0ab67f3f9f6540] }';
  beforeEach(() => {
    file(`region: ap-southeast-1, ${account}`, otherVpc);
    state(golden);
  });

  it('a deploy is refused, before Terraform is started', async () => {
    expect(await outcome('deploy')).toMatchObject({
      exitCode: 1,
      problems: [{ code: 'network-moved', line: 5, path: 'environments.dev-001.network.vpcId' }],
    });
    expect(steps()).toEqual([]);
  });

  it('a plan is made, and told what a deploy of it would be refused for', async () => {
    expect(await outcome('plan')).toBe('ok');
    expect(told).toEqual([
      expect.stringMatching(
        /^deploy will refuse this: dev-001 lives in vpc-.* \(environments\.yaml:5\) Put /,
      ),
    ]);
  });

  it('a destroy goes by the state: whoever wants to move need not put the file back', async () => {
    expect(await outcome('destroy')).toBe('ok');
    expect(told).toEqual([]);
  });
});

it('what is no more than a warning stops nobody, and is told once', async () => {
  file(`region: ap-southeast-1, ${account}`);
  state(golden.replace('"terraform_version":"1.11.4"', '"terraform_version":"99.0.0"'));
  expect(await outcome('deploy')).toBe('ok');
  expect(told.filter((one) => one.includes('99.0.0 wrote its state last'))).toHaveLength(1);
});

describe('a state', () => {
  it('that is not there, or is empty, binds nobody', async () => {
    file(`region: eu-west-1, ${account}`);
    expect(await outcome('plan')).toBe('ok');
    state(JSON.stringify({ version: 4, resources: [], outputs: {} }));
    expect(await outcome('plan')).toBe('ok');
  });

  it('behind a backend that only Terraform can read is pulled, once', async () => {
    file(`region: eu-west-1, ${account}`, ', backend: { type: gcs, config: { bucket: states } }');
    terraform.play({ 'state pull': { stdout: JSON.parse(golden) } });
    for (const command of commands) {
      const before = steps().length;
      expect(await outcome(command)).toMatchObject({ problems: [{ code: 'region-moved' }] });
      expect(
        steps()
          .slice(before)
          .filter((step) => step !== 'init'),
      ).toEqual(['state']);
    }
  });

  it('that nobody can read is an error, never an empty one', async () => {
    file(`region: eu-west-1, ${account}`);
    state('{"serial":1,"lineage":"l","meta":{},"encrypted_data":"x"}');
    terraform.play({ 'state pull': { exitCode: 1, stderr: 'no key' } });
    for (const command of commands)
      expect(await outcome(command)).toMatchObject({ problems: [{ code: 'terraform-failed' }] });
    terraform.play({ 'state pull': { stdout: { version: 5 } } });
    expect(await outcome('plan')).toMatchObject({ problems: [{ code: 'state-unreadable' }] });
    expect(steps()).not.toContain('plan');
  });

  it('that Terraform alone can decrypt is read by it', async () => {
    file(`region: eu-west-1, ${account}`);
    state('{"serial":1,"lineage":"l","meta":{},"encrypted_data":"x","encryption_version":"v0"}');
    terraform.play({ 'state pull': { stdout: JSON.parse(golden) } });
    for (const command of commands) expect(await outcome(command)).toMatchObject(moved);
  });
});
