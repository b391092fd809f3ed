import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deployRecord } from '../../../../test/fixtures/deploy-record.js';
import {
  codesOfState,
  goldenState,
  goldenStates,
  judgeState,
  problemsOfState,
} from '../../../../test/fixtures/judge-state.js';
import { goldenEnvironments } from '../../../../test/golden-states/environments.js';
import { loadEnvironments } from '../../../config/file/load.js';
import { packageFile, packageVersion } from '../../../package-files.js';
import { stateGuards } from './index.js';

const here = dirname(fileURLToPath(import.meta.url));

it('every guard is registered, and has a name of its own', () => {
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /defineStateGuard\(\{/.test(textOf(name)),
  );
  expect(stateGuards.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

it('all that guards tell stands in the guide, by its code', () => {
  const codes = readdirSync(here, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
    [...textOf(name).matchAll(/^ {2}code: '([a-z-]+)'/gm)].map(([, code]) => code),
  );
  expect(codes.length).toBeGreaterThan(stateGuards.length - 1);
  const guide = readFileSync(packageFile('docs/guides/state.md'), 'utf8');
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, code]) => code);
  expect(rows.sort()).toEqual(codes.sort());
});

const textOf = (name: string) =>
  /(?<!\.test)\.ts$/.test(name) ? readFileSync(join(here, name), 'utf8') : '';

it('every state of the first release lives where its file says', async () => {
  expect(await problemsOfState()).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), 'multienv-lives-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'environments.yaml');
  writeFileSync(
    file,
    goldenEnvironments(JSON.parse(readFileSync(join(goldenStates, 'network.json'), 'utf8'))),
  );
  const { environments } = loadEnvironments(file);
  expect(environments).toHaveLength(12);
  for (const environment of environments) {
    const text = readFileSync(join(goldenStates, `${environment.suffix}.tfstate`), 'utf8');
    expect(await judgeState(environment, { text, isOnSandbox: true })).toEqual([]);
  }
});

describe('whose state it is', () => {
  it('is told by the tags of most resources', async () => {
    expect(await problemsOfState({ suffix: 'dev-002' })).toMatchObject([
      {
        code: 'state-of-another-environment',
        message: expect.stringMatching(
          /^dev-002: the state in the local file under \.multienv\/state is that of dev-001: all \d+ resources with that tag/,
        ),
        hint: expect.stringContaining('Move the state back to .multienv/state/dev-001.'),
      },
    ]);
    const config = { backend: { type: 's3' as const, bucket: 'states-of-acme' } };
    expect(await problemsOfState({ suffix: 'dev-002', config })).toMatchObject([
      { hint: expect.stringMatching(/^Let the backend of dev-002 name a state of its own/) },
    ]);
  });

  it('is told of another project, which may be a new name or a copy', async () => {
    expect(await problemsOfState({ project: 'acme-shop' })).toMatchObject([
      { code: 'state-of-another-project', severity: 'warning', path: 'project' },
    ]);
  });
});

describe('going back', () => {
  const generated = readFileSync(join(goldenStates, 'dev-101.tfstate'), 'utf8').replaceAll(
    /("(?:password|secret_string)_wo_version"):1/g,
    '$1:3',
  );
  const password = (source: 'generated' | 'secretsManager' | 'rdsManaged', version: number) => ({
    database: { password: source === 'rdsManaged' ? { source } : { source, version } },
  });
  const read = goldenState.replace('"password_wo_version":1', '"password_wo_version":3');

  it('of the version of the password is refused, whatever the source', async () => {
    expect(generated).toContain('"secret_string_wo_version":3');
    const behind = { text: generated, suffix: 'dev-101', config: password('generated', 2) };
    expect(await problemsOfState(behind)).toMatchObject([
      {
        code: 'password-version-behind',
        path: 'environments.dev-101.database.password.version',
        message: expect.stringContaining('database.password.version is 2, and version 3 is deployed'),
        hint: expect.stringContaining('set `database.password.version: 3`'),
      },
    ]);
    expect(await codesOfState({ ...behind, config: password('generated', 3) })).toEqual([]);
    expect(await codesOfState({ ...behind, config: password('generated', 4) })).toEqual([]);
    expect(read).not.toBe(goldenState);
    expect(await codesOfState({ text: read, config: password('secretsManager', 1) })).toEqual([
      'password-version-behind',
    ]);
    expect(await codesOfState({ text: read, config: password('secretsManager', 3) })).toEqual([]);
  });

  it('of the version is none where another source takes over', async () => {
    const there = { text: generated, suffix: 'dev-101' };
    for (const source of ['secretsManager', 'rdsManaged'] as const)
      expect(await codesOfState({ ...there, config: password(source, 1) })).toEqual([]);
    expect(await codesOfState({ text: read, config: password('generated', 1) })).toEqual([]);
  });

  it('of multienv is told, and refuses nothing', async () => {
    const now = packageVersion();
    const [major = 0, minor = 0, patch = 0] = now.split('.').map(Number);
    const deployedBy = (multienv: string) =>
      ({ record: { kind: 'record', record: { ...deployRecord, multienv } } }) as const;
    for (const newer of [`${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`])
      expect(await problemsOfState(deployedBy(newer))).toMatchObject([
        { code: 'deployed-by-newer-multienv', severity: 'warning', message: expect.stringContaining(newer) },
      ]);
    for (const older of [now, '0.0.9', 'of the source'])
      expect(await codesOfState(deployedBy(older))).toEqual([]);
    expect(await codesOfState({ record: { kind: 'unreadable', reason: 'x' } })).toEqual([]);
  });

  it('as production is told where the file says another tier, and refuses nothing', async () => {
    const deployedAs = (tier: 'production' | 'staging') =>
      ({
        record: { kind: 'record', record: { ...deployRecord, tier, multienv: packageVersion() } },
      }) as const;
    expect(await problemsOfState(deployedAs('production'))).toMatchObject([
      {
        code: 'tier-lowered',
        severity: 'warning',
        message: expect.stringContaining('dev-001 is deployed as production'),
        hint: expect.stringContaining('--env dev-001'),
      },
    ]);
    expect(await codesOfState(deployedAs('staging'))).toEqual([]);
  });

  it('of Terraform is told from one minor version on, and never compared with OpenTofu', async () => {
    const by = (version: string) =>
      goldenState.replace('"terraform_version":"1.11.4"', `"terraform_version":"${version}"`);
    expect(await problemsOfState({ text: by('1.12.0') })).toMatchObject([
      {
        code: 'state-of-newer-terraform',
        severity: 'warning',
        message: expect.stringContaining('Terraform 1.12.0'),
      },
    ]);
    expect(await codesOfState({ text: by('2.0.0') })).toEqual(['state-of-newer-terraform']);
    for (const version of ['1.11.9', '1.10.5', '0.15.0', ''])
      expect(await codesOfState({ text: by(version) })).toEqual([]);
    expect(await codesOfState({ text: by('1.12.0'), product: 'opentofu' })).toEqual([]);
  });
});
