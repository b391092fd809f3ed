import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type PlanFileOptions, planFile, zip } from '../../../../test/fixtures/plan-file.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { UserError } from '../../../errors/user-error.js';
import { environmentFolder } from '../../../terraform/folder/environment-folder.js';
import { sha256 } from './facts.js';
import type { Manifest } from './manifest.js';
import { openBundle } from './open-bundle.js';

let folder = '';
const file = (name: string) => join(folder, name);
const model = 'the model';
const ofZeros = '0'.repeat(64);
const again = 'Make a new plan, and have that approved: multienv plan --env dev-001 --out DIR';

/** Writes a saved plan, with a manifest that fits it but for `other`. */
function save({ bytes = planFile(), ...other }: Partial<Manifest> & { readonly bytes?: Buffer } = {}): void {
  const manifest: Manifest = {
    ...{ version: 1, madeAt: '2026-11-28T09:00:00.000Z', suffix: 'dev-001', tier: 'staging', project: 'p' },
    place: { kind: 'aws', account: '111122223333', region: 'eu-west-1', endpoint: null, start: null },
    ...{
      multienv: '1.0.0',
      terraform: { product: 'terraform', version: '1.11.4' },
      environmentsFile: ofZeros,
    },
    ...{ awsProvider: '6.0.0', configuration: ofZeros, assets: ofZeros, providerLock: ofZeros, secret: null },
    ...{ state: { serial: 3, lineage: 'L' }, review: null },
    files: { 'plan.tfplan': sha256(bytes), 'plan.json': sha256(model) },
    ...other,
  };
  writeFileSync(file('plan.tfplan'), bytes);
  writeFileSync(file('plan.json'), model);
  writeFileSync(file('manifest.json'), JSON.stringify(manifest));
}

const open = (hashes: readonly string[] = []) =>
  openBundle(
    { folder: environmentFolder('dev-001', { root: folder }), invocation: plainInvocation },
    folder,
    hashes,
  );

/** Code, words and hint of each problem. */
function refused(hashes?: readonly string[]): readonly string[] {
  try {
    open(hashes);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.exitCode).toBe(1);
    return error.problems.map(({ code, message, hint }) => `${code}: ${message} | ${hint}`);
  }
  return expect.unreachable('it is refused');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  save();
});

describe('a saved plan', () => {
  it('is read whole', () => {
    expect(open([ofZeros, sha256(planFile())])).toMatchObject({
      ...{ file: file('plan.tfplan'), bytes: planFile(), model },
      ...{ manifest: { suffix: 'dev-001' }, inside: { terraformVersion: '1.11.4' } },
    });
  });

  it.each(['plan.tfplan', 'plan.json', 'manifest.json'])('is unreadable without its %s', (name) => {
    rmSync(file(name));
    expect(refused()).toEqual([
      `saved-plan-unreadable: dev-001: ${file(name)} cannot be read (it is not there). Nothing was applied. | ${again}`,
    ]);
  });

  it('is unreadable where a file of it is none', () => {
    rmSync(file('plan.json'));
    mkdirSync(file('plan.json'));
    expect(open).toThrow('plan.json');
    expect(open).not.toThrow('is not there');
  });

  it('is unreadable where its manifest, or the plan, is something else', () => {
    writeFileSync(file('manifest.json'), '[]');
    expect(refused()).toEqual([
      expect.stringContaining(`saved-plan-unreadable: dev-001: ${file('manifest.json')} cannot be read (`),
    ]);
    save({ bytes: zip([['other', Buffer.from('')]]) });
    expect(refused()).toEqual([
      `saved-plan-unreadable: dev-001: ${file('plan.tfplan')} cannot be read (it holds something that Terraform does not write). Nothing was applied. | ${again}`,
    ]);
  });

  it('is taken for exchanged where manifest or person name another plan, and says who named which', () => {
    const digest = sha256(planFile());
    expect(refused([ofZeros, '1'.repeat(64)])).toEqual([
      `saved-plan-swapped: dev-001: the plan file was exchanged. Its SHA-256 is ${digest}; --plan-hash names ${ofZeros}, ${'1'.repeat(64)}. Nothing was applied. | Find out who wrote there. ${again}`,
    ]);
    save({ files: { 'plan.tfplan': ofZeros, 'plan.json': sha256(model) } });
    expect(refused([digest])).toEqual([
      `saved-plan-swapped: dev-001: the plan file was exchanged. Its SHA-256 is ${digest}; manifest.json names ${ofZeros}. Nothing was applied. | Find out who wrote there. ${again}`,
    ]);
  });

  const whole: PlanFileOptions = {};
  it.each<[what: string, plan: PlanFileOptions, other: Partial<Manifest>, reason: string]>([
    [
      'another model',
      whole,
      { files: { 'plan.tfplan': sha256(planFile()), 'plan.json': ofZeros } },
      'plan.json is not the one that manifest.json names',
    ],
    [
      'another serial',
      whole,
      { state: { serial: 4, lineage: 'L' } },
      'manifest.json names serial 4 of the state L, the plan serial 3 of L',
    ],
    [
      'another lineage',
      whole,
      { state: { serial: 3, lineage: '' } },
      'manifest.json names serial 3 of the state (none), the plan serial 3 of L',
    ],
    [
      'no state, where the manifest names one',
      { state: { serial: 0, lineage: '' } },
      {},
      'manifest.json names serial 3 of the state L, the plan serial 0 of (none)',
    ],
    [
      'another version of Terraform',
      { terraformVersion: '1.12.0' },
      {},
      'manifest.json names version 1.11.4, the plan 1.12.0',
    ],
    [
      'a plan that destroys',
      { mode: 1 },
      {},
      'the plan is one that multienv does not make: it destroys, only refreshes, or leaves something out',
    ],
  ])('is taken for altered with %s', (_what, plan, other, reason) => {
    save({ bytes: planFile(plan), ...other });
    expect(refused()).toEqual([
      `saved-plan-tampered: dev-001: the saved plan was altered: ${reason}. Nothing was applied. | Find out who wrote there. ${again}`,
    ]);
  });

  it('tells everything that does not fit', () => {
    save({ bytes: planFile({ terraformVersion: '1.12.0', mode: 2 }), state: { serial: 4, lineage: 'L' } });
    expect(refused()).toHaveLength(3);
  });
});
