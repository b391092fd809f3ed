import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/config/file/load.js';
import { contentHash, settingsHash } from '../../src/operations/record/content-hash.js';
import { recordText } from '../../src/operations/record/deploy-record.js';
import { recordedSettings } from '../../src/operations/record/recorded-settings.js';
import { stackJson } from '../../src/stacks/synth/synthesize.js';
import { deployRecord } from '../fixtures/deploy-record.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const file = `version: 1
parity:
  - { environments: [staging-002, prod-003], except: [compute.*, database.instanceClass], reason: smaller }
defaults:
  tags: { Owner: platform }   # everywhere
environments:
  dev-001: { environment: dev }
  staging-002:
    environment: staging
    database:
      multiAz: true   # as in production
      engineVersion: "16"
  prod-003:
    environment: prod
    # decided in March
    database: { engineVersion: "15" }
`;

const project = (text = file) => temporaryProject(text);
const run = (cwd: string, ...args: string[]) => runHere(args, { cwd });

describe('diff', () => {
  it('tells what differs with who says it, what parity allows, and the elements behind it', async () => {
    const { exitCode, stdout } = await run(project(), 'diff', 'staging-002', 'prod-003');
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it('with --gate exits 1 on what parity does not allow, and 0 where it allows all', async () => {
    const cwd = project();
    expect((await run(cwd, 'diff', 'staging-002', 'prod-003', '--gate')).exitCode).toBe(1);
    const allowed = project(file.replace('compute.*, database.instanceClass', "'*'"));
    expect((await run(allowed, 'diff', 'staging-002', 'prod-003', '--gate')).exitCode).toBe(0);
    // Nobody says that they are meant to be alike: any difference counts.
    expect((await run(allowed, 'diff', 'dev-001', 'prod-003', '--gate')).exitCode).toBe(1);
    expect((await run(cwd, 'diff', '--all', '--gate')).exitCode).toBe(1);
    expect((await run(allowed, 'diff', '--all', '--gate')).exitCode).toBe(0);
  });

  it.each([
    ['has no parity', ''],
    ['has parity for nobody', 'parity: [{ environments: [dev-001], except: [], reason: alone }]\n'],
  ])('with --all --gate refuses to judge nothing: the file %s', async (_, parity) => {
    const cwd = project(file.replace(/parity:\n.*\n/, parity));
    const { exitCode, stdout, stderr } = await run(cwd, 'diff', '--all', '--gate');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('error diff-gate-idle: Nothing was judged');
    expect(stderr).toContain('multienv diff dev-001 staging-002 --gate');
    expect((await run(cwd, 'diff', '--all')).exitCode).toBe(0);
  });

  it('says that a folder is in no git repository, and does not offer another name then', async () => {
    const { stderr } = await run(project(), 'diff', 'prod-003', '--at', 'main');
    expect(stderr).toContain('at main: its folder is in no git repository.');
    expect(stderr).not.toContain('Name a commit');
    expect(stderr).toContain('--before FILE');
  });

  it('of two that are alike says so', async () => {
    const cwd = project(
      'version: 1\nenvironments: { dev-001: { environment: dev }, dev-002: { environment: dev } }\n',
    );
    expect(await run(cwd, 'diff', 'dev-001', 'dev-002', '--gate')).toEqual({
      exitCode: 0,
      stdout: 'dev-001 (development) and dev-002 (development) do not differ.\n',
      stderr: '',
    });
  });

  it('as JSON names each difference once, with both origins', async () => {
    const { stdout } = await run(project(), 'diff', 'staging-002', 'prod-003', '--json');
    const { settings, undeclared } = JSON.parse(stdout);
    expect(settings).toContainEqual(
      expect.objectContaining({
        setting: 'database.engineVersion',
        a: expect.objectContaining({ value: '16', decidedBy: expect.objectContaining({ line: 12 }) }),
        b: expect.objectContaining({ value: '15', decidedBy: expect.objectContaining({ line: 16 }) }),
        allowed: false,
      }),
    );
    expect(settings).toContainEqual(
      expect.objectContaining({ setting: 'compute.maxSize', allowed: true, reason: 'smaller' }),
    );
    expect(undeclared).not.toContain('compute.maxSize');
    expect(undeclared).not.toContain('database.multiAz');
    expect((await run(project(), 'diff', '--all', '--json')).exitCode).toBe(0);
  });

  it('as Markdown lets no text of the file become markup', async () => {
    const hostile = file.replace('reason: smaller', 'reason: "a | b <img src=x> [l](http://x)"');
    const { stdout } = await run(project(hostile), 'diff', 'staging-002', 'prod-003', '--format', 'markdown');
    expect(stdout).toContain('| `database.engineVersion` | function |');
    expect(stdout).not.toContain('<img');
    expect(stdout).not.toContain('](http');
    expect((await run(project(), 'diff', '--all', '--format', 'markdown')).stdout).toContain(
      '| `compute.minSize` |',
    );
  });

  it('compares one environment with another version of the file', async () => {
    const cwd = project(file.replace('multiAz: true   #', 'multiAz: false   #'));
    writeFileSync(join(cwd, 'former.yaml'), file);
    const { exitCode, stdout } = await run(cwd, 'diff', 'staging-002', '--before', 'former.yaml', '--gate');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('staging-002 before (staging) and staging-002 (staging): 1 setting differs');
    expect(stdout).toMatch(/multi_az {2}true {2}false {2}database\.multiAz/);
    const piped = await runHere(['diff', 'prod-003', '--before', '-', '--gate'], { cwd, stdin: file });
    expect(piped).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('do not differ') });
    const broken = await runHere(['diff', 'prod-003', '--before', '-'], { cwd, stdin: 'version: 2\n' });
    expect(broken).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('compares one environment with the file at a commit', async () => {
    const cwd = project();
    const git = (...args: string[]) => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...who, ...args], { cwd, stdio: 'ignore' });
    };
    git('init', '-b', 'main');
    git('add', 'environments.yaml');
    git('commit', '-m', 'as it was');
    expect(await run(cwd, 'diff', 'prod-003', '--at', 'main', '--gate')).toMatchObject({ exitCode: 0 });
    writeFileSync(join(cwd, 'environments.yaml'), file.replace('"15"', '"16"'));
    const changed = await run(cwd, 'diff', 'prod-003', '--at', 'main', '--gate', '--json');
    expect(changed.exitCode).toBe(1);
    expect(JSON.parse(changed.stdout)).toMatchObject({
      compared: 'versions',
      settings: [
        {
          setting: 'database.engineVersion',
          a: { value: '15', decidedBy: { line: 16 } },
          b: { value: '16', decidedBy: { line: 16 } },
        },
      ],
    });
    const without = file.replace(/ {2}staging-002:[\s\S]*?(?= {2}prod-003:)/, '');
    writeFileSync(join(cwd, 'environments.yaml'), `${without}  prod-004: { environment: prod }\n`);
    const added = await run(cwd, 'diff', 'prod-004', '--at', 'main', '--gate');
    expect(added).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(
        /^prod-004 \(production\) is new since main: \d+ settings, \d+ elements\.\n/,
      ),
    });
    expect(added.stdout).toMatch(/database\.multiAz +- +true \(tier production\)/);
    expect(added.stdout).toContain('\n  aws_db_instance.postgres\n');
    expect((await run(cwd, 'diff', 'prod-004', '--at', 'main')).exitCode).toBe(0);
    const removed = await run(cwd, 'diff', 'staging-002', '--at', 'main', '--json');
    const { environments, settings, elements, undeclared } = JSON.parse(removed.stdout);
    expect(environments.map(({ tier }: { tier: string | null }) => tier)).toEqual(['staging', null]);
    expect(settings).toContainEqual(
      expect.objectContaining({
        setting: 'database.multiAz',
        a: expect.objectContaining({ value: true }),
        b: expect.objectContaining({ value: null }),
      }),
    );
    expect(elements.every(({ kind }: { kind: string }) => kind === 'only-a')).toBe(true);
    expect(undeclared.length).toBe(settings.length);
    const markdown = await run(cwd, 'diff', 'staging-002', '--at', 'main', '--format', 'markdown');
    expect(markdown.stdout).toMatch(/^### staging-002 \(staging\) was removed since main: /);
    expect(markdown.stdout).toContain('| `database.multiAz` | availability | `true` (line 11) | - |');
    const unknown = await run(cwd, 'diff', 'prod-005', '--at', 'main');
    expect(unknown).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('unknown-environment') });
    const gone = await run(cwd, 'diff', 'prod-003', '--at', 'no-such-tag');
    expect(gone).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('git-version-not-readable') });
    expect(gone.stderr).toContain("'no-such-tag'.\n");
    expect(gone.stderr).toContain('Name a commit');
  });

  it('compares one environment with what it was deployed with', async () => {
    const cwd = project();
    const folder = join(cwd, '.multienv', 'state', 'staging-002');
    const deployed = (text: string, more = {}) => {
      writeFileSync(join(cwd, 'environments.yaml'), text);
      const [environment] = loadEnvironments(join(cwd, 'environments.yaml')).environments.filter(
        ({ suffix }) => suffix === 'staging-002',
      );
      if (environment === undefined) throw new Error('staging-002 is not there');
      const record = {
        ...{ ...deployRecord, suffix: 'staging-002', settings: recordedSettings(environment) },
        ...{ settingsHash: settingsHash(environment), contentHash: contentHash(stackJson(environment)) },
        ...{ provider: null, ...more },
      };
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'deployed.json'), recordText(record));
    };
    const diff = (...words: string[]) => run(cwd, 'diff', 'staging-002', '--deployed', '--gate', ...words);
    expect(await diff()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no deploy is recorded beside its state'),
    });
    deployed(file);
    expect(await diff()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('do not differ') });
    writeFileSync(join(cwd, 'environments.yaml'), file.replace('multiAz: true', 'multiAz: false'));
    const changed = await diff();
    expect(changed.exitCode).toBe(1);
    expect(changed.stdout).toContain('staging-002 deployed (');
    expect(changed.stdout).toMatch(/database\.multiAz {2}true \(environment\) +false \(line 11\)/);
    const { settings } = JSON.parse((await diff('--json')).stdout);
    expect(settings.map(({ setting }: { setting: string }) => setting)).toEqual(['database.multiAz']);
    // As between environments, what means nothing on one side follows from the choice, which is told.
    deployed(file);
    const network = '    network: { mode: dedicated, nat: per-zone, zones: 3 }\n    database:\n';
    writeFileSync(join(cwd, 'environments.yaml'), file.replace('    database:\n', network));
    const moved = JSON.parse((await diff('--json')).stdout).settings;
    expect(moved.map(({ setting }: { setting: string }) => setting)).toEqual(['network.mode']);
    // Defaults of other days, of a mode that is not chosen: no difference, though the digest of the settings is another one.
    const [, staging = expect.unreachable()] = loadEnvironments(join(cwd, 'environments.yaml'), {
      text: file,
    }).environments;
    const former = { 'network.nat': { value: 'per-zone', source: 'tier' } };
    const settingsOfThen = { ...recordedSettings(staging), ...former };
    deployed(file, { settings: settingsOfThen, settingsHash: 'f'.repeat(64) });
    expect(await diff()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('do not differ') });
    // Where nothing that may be shown has changed, what has changed is told without its value.
    const script = (word: string) =>
      file.replace('database:\n', `app: { bootScript: "#!/bin/sh\\nPASSWORD=${word}" }\n    database:\n`);
    deployed(script('canary-1'));
    expect((await diff()).exitCode).toBe(0);
    writeFileSync(join(cwd, 'environments.yaml'), script('canary-2'));
    const hidden = await diff();
    expect(hidden).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('settings that are not shown'),
    });
    expect(hidden.stdout).not.toContain('canary');
    // Beside others it cannot be told whether it has changed: that is told.
    writeFileSync(
      join(cwd, 'environments.yaml'),
      script('canary-2').replace('multiAz: true', 'multiAz: false'),
    );
    expect((await diff()).stdout).toContain('not compared, as they are not shown: app.bootScript');
    deployed(file, { outcome: 'partial' });
    expect((await diff()).stdout).toContain('did not end well');
    deployed(file, { settings: undefined });
    expect((await diff()).stderr).toContain('by a version that did not record them');
  });

  it('of two versions counts the tier, waivers and what the file starts as differences too', async () => {
    const gated = (text: string, now: string) => {
      const cwd = project(now);
      writeFileSync(join(cwd, 'former.yaml'), text);
      return run(cwd, 'diff', 'live-1', '--before', 'former.yaml', '--gate');
    };
    const live = (more: string, tier = 'production') =>
      `version: 1\n${more}environments: { live-1: { environment: live, tier: ${tier}, database: { multiAz: true } } }\n`;
    const waiver = `waivers: [{ rule: RDS-6, address: aws_db_instance.postgres, reason: r, owner: o, expires: 2027-01-01 }]\n`;
    const waived = await gated(live(''), live(waiver));
    expect(waived).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('differs in: waivers') });
    expect((await gated(live(waiver), live(waiver))).exitCode).toBe(0);
    const gentler = await gated(live(''), live('', 'staging'));
    expect(gentler).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/tier +production/) });
  });

  it('shows no secret that a boot script or a tag gives away, in no form', async () => {
    const script = (password: string) =>
      `app: { bootScript: "#!/bin/sh\\nexport DB_PASSWORD=${password}\\n" }`;
    const cwd = project(
      `version: 1\nenvironments:\n  dev-001: { environment: dev, ${script('canary-one')} }\n  dev-002: { environment: dev, ${script('canary-two')} }\n`,
    );
    const outputs = [
      await run(cwd, 'diff', 'dev-001', 'dev-002'),
      await run(cwd, 'diff', 'dev-001', 'dev-002', '--json'),
      await run(cwd, 'diff', 'dev-001', 'dev-002', '--format', 'markdown'),
      await run(cwd, 'diff', '--all', '--json'),
      await run(cwd, 'explain', 'dev-001', '--json'),
      await run(cwd, 'explain', 'dev-001', 'app.bootScript', '--json'),
      await run(cwd, 'explain', 'dev-001', 'local.user_data', '--json'),
      await run(cwd, 'promote', 'dev-001', 'dev-002', '--json'),
    ];
    for (const { stdout, stderr } of outputs) {
      expect(stdout.length).toBeGreaterThan(10);
      const inBase64 = Buffer.from('DB_PASSWORD=canary-o').toString('base64').slice(4, -4);
      expect(stdout + stderr).not.toContain('canary-');
      expect(stdout).not.toContain(inBase64);
    }
    expect(outputs[0]?.stdout).toContain('(not shown)');
  });

  it.each([
    [['diff', 'dev-001', 'prod-003', '--before', 'environments.yaml'], 'diff-needs-two'],
    [['diff', '--all', '--before', 'environments.yaml'], 'diff-needs-two'],
    [['diff', 'dev-001', '--at', 'main', '--deployed'], 'diff-needs-two'],
    [['diff', 'dev-001', 'prod-003', '--deployed'], 'diff-needs-two'],
    [['diff', 'dev-001', 'prod-003', '--sandbox', 'http://127.0.0.1:1'], 'diff-needs-two'],
    [['diff'], 'diff-needs-two'],
    [['diff', 'dev-001'], 'diff-needs-two'],
    [['diff', 'dev-001', 'dev-001'], 'diff-needs-two'],
    [['diff', 'dev-001', '--all'], 'diff-needs-two'],
    [['diff', 'dev-001', 'prod-03'], 'unknown-environment'],
    [['diff', 'dev-001', '*'], 'names-several-environments'],
    [['promote'], 'promote-needs-two'],
    [['promote', 'dev-001'], 'promote-needs-two'],
    [['promote', 'dev-001', 'dev-001'], 'promote-needs-two'],
    [['set', 'dev-001', 'compute.maxSize=3'], 'set-needs-value'],
    [['promote', 'staging-002', 'prod-003', 'databse.multiAz'], 'setting-unknown'],
    [['promote', 'staging-002', 'prod-003', 'tags.Owner', 'compute.typo'], 'setting-unknown'],
    [['explain', 'dev-001', 'database.multiAZ'], 'nothing-to-explain'],
    [['explain', 'dev-001', 'aws_db_instance.postgres.multi'], 'nothing-to-explain'],
    [['set', 'dev-001', 'database', 'x'], 'setting-unknown'],
    [['set', 'dev-001', 'database.multiAz'], 'set-needs-value'],
    [['set', 'dev-001', 'database.multiAz', 'true', '--unset'], 'set-needs-value'],
    [['set', 'dev-001', 'database.multiAz', 'maybe'], 'edit-refused'],
  ])('%s is refused as %s, and nothing is written', async (args, code) => {
    const cwd = project();
    const { exitCode, stderr } = await run(cwd, ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(`error ${code}: `) });
    expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toBe(file);
  });
});

it.each([
  ['set', 'dev-001', 'nothing.like.it', '1'],
  ['promote', 'dev-001', 'prod-003', 'nothing.like.it'],
])('%s names the command that lists every setting as it was called', async (...args) => {
  const { stderr } = await run(project(), ...args, '--config', 'environments.yaml');
  expect(stderr).toContain('`multienv explain dev-001 --config environments.yaml` lists them all.');
});

describe('explain', () => {
  it('shows every setting as YAML with its origin', async () => {
    const { stdout } = await run(project(), 'explain', 'staging-002');
    expect(stdout).toMatchSnapshot();
  });

  it('shows a setting with what it overrides, becomes, and the rules that it decides', async () => {
    const { stdout } = await run(project(), 'explain', 'staging-002', 'database.multiAz');
    expect(stdout).toMatchSnapshot();
    const { stdout: json } = await run(project(), 'explain', 'staging-002', 'database.multiAz', '--json');
    expect(JSON.parse(json)).toMatchObject({
      kind: 'setting',
      value: true,
      decidedBy: { source: 'environment', line: 11 },
      overrides: [{ source: 'tier', value: false }],
      becomes: [{ address: 'aws_db_instance.postgres', path: 'multi_az' }],
      rules: [{ id: 'RDS-6' }],
    });
  });

  it('says of a setting that it means nothing under what is chosen', async () => {
    const cwd = project('version: 1\nenvironments:\n  dev-001: { environment: dev }\n');
    const { stdout: all } = await run(cwd, 'explain', 'dev-001');
    expect(all).toMatch(/ nat: one +# has no meaning with network\.mode default\n/);
    const { stdout: one } = await run(cwd, 'explain', 'dev-001', 'network.nat');
    expect(one).toContain('has no meaning with network.mode default');
    const { stdout: json } = await run(cwd, 'explain', 'dev-001', 'network.nat', '--json');
    expect(JSON.parse(json)).toMatchObject({ value: 'one', withoutMeaning: 'network.mode' });
    const { stdout: mode } = await run(cwd, 'explain', 'dev-001', 'network.mode', '--json');
    expect(JSON.parse(mode)).toMatchObject({ withoutMeaning: null });
  });

  it('shows an element, and an attribute of it, with the settings that decide them', async () => {
    const element = await run(project(), 'explain', 'prod-003', 'aws_db_instance.postgres', '--json');
    const { attributes, settings } = JSON.parse(element.stdout);
    expect(settings).toEqual([]);
    expect(attributes).toContainEqual({
      path: 'multi_az',
      value: true,
      hidden: false,
      settings: ['database.multiAz'],
    });
    const one = await run(project(), 'explain', 'prod-003', 'aws_db_instance.postgres.multi_az');
    expect(one.stdout).toMatch(/multi_az {2}true {3}database\.multiAz/);
  });

  it('says of a setting that equals its tier, and of a block, where that is', async () => {
    const { stdout } = await run(project(), 'explain', 'prod-003', 'database');
    expect(stdout).toMatch(/engineVersion: "15" +# line 16; equals the tier/);
    expect(stdout).not.toContain('compute');
  });
});

describe('edits of the file', () => {
  const textOf = (cwd: string) => readFileSync(join(cwd, 'environments.yaml'), 'utf8');

  it('set a value, keep every comment, and take it out again', async () => {
    const cwd = project();
    const { stdout } = await run(cwd, 'set', 'prod-003', 'database.engineVersion', '17');
    expect(stdout).toBe(
      'prod-003 database.engineVersion: "15" (line 16) -> "17" (line 16)\nnext: multienv plan --env prod-003\n',
    );
    expect(textOf(cwd)).toBe(file.replace('{ engineVersion: "15" }', '{ engineVersion: "17" }'));
    await run(cwd, 'set', 'staging-002', 'database.multiAz', '--unset');
    expect(textOf(cwd)).not.toContain('multiAz');
    const again = await run(cwd, 'set', 'prod-003', 'database.engineVersion', '17', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ before: { value: '17' }, after: { value: '17' } });
  });

  it('copy the chosen settings, and tell what else could be', async () => {
    const cwd = project();
    const told = await run(cwd, 'promote', 'staging-002', 'prod-003');
    expect(told.stdout).toMatchSnapshot();
    expect(textOf(cwd)).toBe(file);
    const { stdout } = await run(
      cwd,
      'promote',
      'staging-002',
      'prod-003',
      'database.engineVersion',
      '--json',
    );
    expect(JSON.parse(stdout).settings).toContainEqual(
      expect.objectContaining({ setting: 'database.engineVersion', fate: 'copied' }),
    );
    expect(textOf(cwd)).toBe(file.replace('{ engineVersion: "15" }', '{ engineVersion: "16" }'));
  });

  it('copy no name, place, or value that a live database could not take', async () => {
    const text = file.replace(
      'multiAz: true   #',
      'name: other\n      storageGiB: 30\n      multiAz: true   #',
    );
    const cwd = project(text);
    for (const setting of ['database.name', 'database.storageGiB', 'database.deletionProtection']) {
      const { exitCode, stderr } = await run(cwd, 'promote', 'staging-002', 'prod-003', setting);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: expect.stringContaining('promote-refused'),
      });
    }
    await run(cwd, 'promote', 'staging-002', 'prod-003', '*');
    const weaker = project(
      file.replace('multiAz: true   #', 'backupRetentionDays: 1\n      multiAz: true   #'),
    );
    const { stdout } = await run(weaker, 'promote', 'staging-002', 'prod-003', '--all', '--json');
    const fates = Object.fromEntries(
      JSON.parse(stdout).settings.map((one: { setting: string; fate: string }) => [one.setting, one.fate]),
    );
    expect(fates).toMatchObject({
      'database.backupRetentionDays': 'left',
      'database.engineVersion': 'copied',
    });
    const after = textOf(cwd);
    expect(after.split('prod-003:')[1]).not.toMatch(/name: other|storageGiB/);
    expect(after).toContain('# decided in March');
  });

  it('copy nothing gentler into a stricter tier, unless it is named by itself', async () => {
    const text = file.replace('  prod-003:', '    compute: { minSize: 2, maxSize: 20 }\n  prod-003:');
    const cwd = project(text);
    const fatesOf = async (...words: string[]) => {
      const { stdout } = await run(cwd, 'promote', 'staging-002', 'prod-003', ...words, '--json');
      const { settings } = JSON.parse(stdout);
      return Object.fromEntries(
        settings.map(({ setting, fate }: { setting: string; fate: string }) => [setting, fate]),
      );
    };
    expect(await fatesOf()).not.toMatchObject({ 'compute.minSize': 'offered' });
    expect(await fatesOf('compute.*')).toMatchObject({
      'compute.minSize': 'left',
      'compute.maxSize': 'copied',
    });
    await fatesOf('--all');
    expect(textOf(cwd).split('prod-003:')[1]).not.toContain('minSize');
    expect(await fatesOf('compute.minSize')).toMatchObject({ 'compute.minSize': 'copied' });
    expect(textOf(cwd).split('prod-003:')[1]).toContain('minSize: 2');
  });

  it('tell what was copied as old and new, and the rest only where it was asked for', async () => {
    const cwd = project();
    const copied = await run(cwd, 'promote', 'staging-002', 'prod-003', 'database.engineVersion');
    expect(copied.stdout).toMatch(
      /^copied\n.*\n {2}database\.engineVersion {2}"15" -> "16"\n\n\d+ more settings differ: multienv promote staging-002 prod-003\nnext: multienv plan --env prod-003\n$/,
    );
    const again = await run(cwd, 'promote', 'staging-002', 'prod-003', '--all');
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toMatch(
      /^Nothing was copied: nothing was written\.\n\d+ more settings differ: .*\n$/,
    );
    const named = await run(cwd, 'promote', 'staging-002', 'prod-003', 'network.*');
    expect(named.stdout).toContain('once deployed, an environment does not move');
    expect(named.stdout).not.toContain('loadBalancer.');
  });

  it('name the two environments, and the command to copy from one to the other', async () => {
    const { stderr } = await run(project(), 'promote', 'staging-002');
    expect(stderr).toContain('Run `multienv promote staging-002 TO`. The file has: dev-001,');
    expect(stderr).not.toContain('--before');
  });

  it('take `=` between a setting and its value for what it is', async () => {
    const cwd = project();
    const joined = await run(cwd, 'set', 'dev-001', 'compute.maxSize=3');
    expect(joined.stderr).toContain('multienv set dev-001 compute.maxSize 3');
    const without = await run(cwd, 'set', 'dev-001', 'compute.maxSize');
    expect(without.stderr).toContain('multienv set dev-001 compute.maxSize VALUE');
  });

  it('let no file reach further than before', async () => {
    const cwd = project();
    writeFileSync(join(cwd, '..', 'outside-boot.sh'), '#!/bin/sh\n');
    const { stderr } = await run(cwd, 'set', 'dev-001', 'app.bootScript', '../outside-boot.sh');
    expect(stderr).toContain('edit-refused');
    expect(textOf(cwd)).toBe(file);
  });
});
