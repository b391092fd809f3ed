import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkReportFormats } from '../../src/render/reports/check-report.js';
import { type FakeScenario, FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { everyAttack, unsafeIn } from '../fixtures/hostile/text.js';
import { runHere } from './run-here.js';

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform();
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
  writeFile('environments.yaml', 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n');
});
afterEach(() => terraform.remove());

const writeFile = (name: string, text: string) => writeFileSync(join(cwd, name), text);

/** Runs the command and holds both of its streams to what leaves. */
async function neutral(args: readonly string[]): Promise<{ readonly all: string; readonly stdout: string }> {
  const { stdout, stderr } = await runHere(args, { cwd, env: terraform.env });
  for (const text of [stdout, stderr]) expect({ args, unsafe: unsafeIn(text) }).toEqual({ args, unsafe: [] });
  return { all: stdout + stderr, stdout };
}

const resource = { addr: `aws_lb.${everyAttack}`, resource_type: 'aws_lb' };
const diagnostic = { severity: 'error', summary: everyAttack, detail: everyAttack, address: everyAttack };
const change = { actions: ['create'], before: null, after: {} };
const lines = [{ type: 'planned_change', change: { resource, action: 'create' } }];
const document = { address: `aws_lb.${everyAttack}`, mode: 'managed', type: 'aws_lb', change };
const works: FakeScenario = {
  plan: { lines },
  show: { stdout: { resource_changes: [document] } },
  apply: { lines: [...lines, { type: 'apply_start', hook: { resource, action: 'create' } }] },
  output: { stdout: { [everyAttack]: { value: everyAttack }, list: { value: [everyAttack] } } },
};
const saysNo = { lines: [{ type: 'diagnostic', diagnostic }], stderr: everyAttack, exitCode: 1 };

describe('whoever writes it, what the command prints', () => {
  it('of a file is neutral: keys, values, reasons, places', async () => {
    // Neither halves of pairs nor controls can stand in YAML as they are; as escapes they can.
    writeFile(
      'environments.yaml',
      JSON.stringify({
        version: 1,
        [everyAttack]: everyAttack,
        waivers: [{ rule: everyAttack, address: everyAttack, reason: everyAttack, owner: everyAttack }],
        defaults: { tags: { [everyAttack]: everyAttack } },
        environments: {
          [everyAttack]: { environment: everyAttack },
          'dev-001': { environment: everyAttack },
        },
      }),
    );
    for (const words of [['validate'], ['check'], ['plan'], ['synth']])
      for (const flags of [[], ['--json']])
        expect((await neutral([...words, ...flags])).all).toContain(
          flags.length === 0 ? 'error ' : '"problems"',
        );
  });

  it('of a stack is neutral in every format', async () => {
    const stack = {
      [everyAttack]: { storage_encrypted: false },
      a: { tags: { [everyAttack]: everyAttack } },
    };
    const name = '::error::x %0A ##vso[x].tf.json';
    writeFile(name, JSON.stringify({ resource: { aws_db_instance: stack } }));
    for (const format of Object.keys(checkReportFormats))
      expect((await neutral(['check', '--stack', name, '--verbose', '--format', format])).stdout).not.toBe(
        '',
      );
    const { stdout } = await neutral(['check', '--stack', name, '--json']);
    const { findings } = JSON.parse(stdout);
    expect(findings.map(({ address }: { address: string }) => address)).toContain(
      `aws_db_instance.${everyAttack}`,
    );
  });

  it('of words that were given is neutral', async () => {
    for (const words of [
      ['::error::x'],
      ['check', '--framework', everyAttack],
      ['check', '--stack', everyAttack.replaceAll('\0', '')],
      ['plan', '--env', everyAttack],
      ['rules', everyAttack],
      ['validate', '--config', everyAttack.replaceAll('\0', '')],
      [`--${everyAttack}`],
    ])
      expect((await neutral(words)).all).not.toBe('');
  });

  it.each<readonly [string, FakeScenario]>([
    ['it works', works],
    ['its init fails', { ...works, init: saysNo }],
    ['its plan fails', { ...works, plan: saysNo }],
    ['its apply fails', { ...works, apply: saysNo }],
  ])('of Terraform is neutral when %s: diagnostics, addresses, its last words', async (_, scenario) => {
    terraform.play(scenario);
    expect((await neutral(['plan', '--json'])).all).not.toBe('');
    expect((await neutral(['deploy', '--yes', '--env', 'dev-001', '--skip-doctor'])).all).not.toBe('');
  });
});
