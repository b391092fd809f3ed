import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-files.js';
import { requires } from '../requires.js';
import { environmentFile } from './deployed-environment.js';
import { sandboxProject } from './sandbox-project.js';
import { told } from './temporary-sandbox.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const names = ['manifest.json', 'plan.json', 'plan.tfplan'];

describe.runIf(tools)('a saved plan', { timeout: 600_000 }, () => {
  const project = sandboxProject(environmentFile(''));
  const { multienv, succeed } = project;
  const path = (folder: string, name = '') => join(project.folder, folder, 'dev-001', name);
  const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const deploy = (folder: string, ...more: string[]) =>
    multienv('deploy', '--sandbox', '--skip-doctor', '--yes', '--json', '--plan', folder, ...more);
  const applied = () => {
    const folder = join(project.folder, '.multienv/sandbox/journal/dev-001');
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    return texts.join('').split('"type":"applying"').length - 1;
  };
  /** A copy of the second plan, altered. */
  const altered = (work: (folder: string) => void): string => {
    rmSync(join(project.folder, 'altered'), { recursive: true, force: true });
    cpSync(join(project.folder, 'second'), join(project.folder, 'altered'), { recursive: true });
    work('altered');
    return 'altered';
  };
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  const refused = async (folder: string, code: string, ...more: string[]) => {
    const { exitCode, stdout } = await deploy(folder, ...more);
    expect(JSON.parse(stdout).problems.map((one: { code: string }) => one.code)).toContain(code);
    expect(exitCode).toBe(1);
    expect(applied()).toBe(1);
  };

  it('is written for its owner alone, and says nothing secret in its model', async () => {
    await succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    const { stderr, stdout } = await succeed('plan', '--sandbox', '--json', '--out', 'first');
    expect(readdirSync(path('first')).sort()).toEqual(names);
    for (const name of names) expect(statSync(path('first', name)).mode & 0o777).toBe(0o600);
    for (const folder of [path('first'), join(project.folder, 'first')])
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(stderr).toContain(`for --plan-hash: ${hashOf(path('first', 'plan.tfplan'))}`);
    expect(stderr).toContain('Keep it like the state');
    const { environments, ...told } = JSON.parse(stdout);
    // What a deploy would refuse is said of now, and not kept.
    const [{ refusals, ...environment }] = environments;
    expect(refusals).toEqual([]);
    const model = JSON.parse(readFileSync(path('first', 'plan.json'), 'utf8'));
    expect(model).toEqual({ ...told, environments: [environment] });
    const manifest = JSON.parse(readFileSync(path('first', 'manifest.json'), 'utf8'));
    const isManifest = new Ajv({ validateFormats: false }).compile(
      JSON.parse(readFileSync(packageFile('schemas/saved-plan.schema.json'), 'utf8')),
    );
    expect(isManifest(manifest), JSON.stringify(isManifest.errors)).toBe(true);
    expect(manifest.secret).toMatchObject({ name: 'rds-password-dev-001', versionId: expect.any(String) });
  });

  it('is applied as it is, once', async () => {
    const run = await deploy('first', '--plan-hash', hashOf(path('first', 'plan.tfplan')));
    expect(run.exitCode, told(run)).toBe(0);
    expect(run.stderr).toContain('The plan was made at ');
    expect(applied()).toBe(1);
    await refused('first', 'saved-plan-stale');
  });

  it('is refused where it was exchanged', async () => {
    project.write(environmentFile('database: { backupRetentionDays: 3 }'));
    await succeed('plan', '--sandbox', '--out', 'second');
    const swapped = altered((folder) => cpSync(path('first', 'plan.tfplan'), path(folder, 'plan.tfplan')));
    await refused(swapped, 'saved-plan-swapped');
    await refused('second', 'saved-plan-swapped', '--plan-hash', '0'.repeat(64));
  });

  it('is refused where its manifest or its model was altered, with new hashes too', async () => {
    const otherModel = altered((folder) => {
      edit(path(folder, 'plan.json'), (text) => text.replaceAll('"update"', '"create"'));
      const hash = hashOf(path(folder, 'plan.json'));
      edit(path(folder, 'manifest.json'), (text) =>
        text.replace(/("plan.json": )"\w+"/, (_, name) => `${name}"${hash}"`),
      );
    });
    await refused(otherModel, 'saved-plan-tampered');
    const otherState = altered((folder) =>
      edit(path(folder, 'manifest.json'), (text) => text.replace(/"serial": \d+/, '"serial": 1')),
    );
    await refused(otherState, 'saved-plan-tampered');
    const otherPlan = altered((folder) => {
      cpSync(path('first', 'plan.tfplan'), path(folder, 'plan.tfplan'));
      const hash = hashOf(path(folder, 'plan.tfplan'));
      edit(path(folder, 'manifest.json'), (text) =>
        text.replace(/("plan.tfplan": )"\w+"/, (_, name) => `${name}"${hash}"`),
      );
    });
    await refused(otherPlan, 'saved-plan-tampered');
  });

  it('is refused for anything else than it was made for', async () => {
    const otherSandbox = altered((folder) =>
      edit(path(folder, 'manifest.json'), (text) => text.replace(/"start": "[^"]+"/, '"start": "other"')),
    );
    await refused(otherSandbox, 'saved-plan-foreign');
    project.write(environmentFile('database: { backupRetentionDays: 4 }'));
    await refused('second', 'saved-plan-foreign');
    expect((await deploy('second', '--env', 'dev-002')).exitCode).toBe(2);
    project.write(environmentFile('database: { backupRetentionDays: 3 }'));
  });

  it('comes as far as its question where nothing has changed, in a folder that has no working files yet', async () => {
    rmSync(join(project.folder, '.multienv/sandbox/work'), { recursive: true });
    const { stdout, stderr } = await multienv('deploy', '--sandbox', '--json', '--plan', 'second');
    expect(stdout + stderr).toContain('confirmation-needed');
    const asked = await deploy(
      'second',
      '--env',
      'dev-001',
      '--plan-hash',
      hashOf(path('second', 'plan.tfplan')),
      '--allow',
      'aws_lb.none',
    );
    expect(JSON.parse(asked.stdout).problems).toMatchObject([{ code: 'allowance-unknown' }]);
    expect(applied()).toBe(1);
  });
});
