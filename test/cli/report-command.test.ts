import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hostile } from '../fixtures/check-reports.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';
import { runUntilInterrupted } from './run-until-interrupted.js';
import { temporaryProject } from './temporary-project.js';
import { trusting } from './trusting.js';

const today = '2026-11-29';
const file = `version: 1
project: shop
parity:
  - { environments: [staging-002, prod-003], except: [compute.*], reason: smaller }
waivers:
  - { rule: RDS-6, address: aws_db_instance.*, environments: [prod-003], reason: One zone for now, owner: data team, expires: 2027-01-31, ticket: OPS-7 }
environments:
  dev-001: { environment: dev }
  staging-002: { environment: staging }
  prod-003:
    environment: prod
    loadBalancer: { allowPlainHttp: { reason: No domain yet } }
    database: { multiAz: false }
`;

const project = (text = file) => temporaryProject(text);
const run = (cwd: string, ...args: string[]) => runHere(['report', ...args], { cwd, today });
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8');

describe('report', () => {
  it('writes one HTML file, and says which', async () => {
    const cwd = project();
    expect(await run(cwd)).toMatchObject({ exitCode: 0, stdout: 'report.html\n' });
    const html = read(cwd, 'report.html');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('<title>shop: 3 environments</title>');
    expect(html).toContain(createHash('sha256').update(file).digest('hex'));
    expect(html).toContain('as of 2026-11-29');
    for (const id of [
      'overview',
      'findings',
      'waivers',
      'differences',
      'settings',
      'frameworks',
      'dates',
      'costs',
    ])
      expect(html).toContain(`<section id="${id}"`);
    expect(html).not.toContain('<section id="deployed"');
  });

  it('does not replace the file of the project, by any name', async () => {
    const cwd = project();
    symlinkSync('environments.yaml', join(cwd, 'link.html'));
    for (const out of ['environments.yaml', './environments.yaml', 'link.html']) {
      const { exitCode, stderr } = await run(cwd, '--out', out);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: expect.stringContaining('output-is-project-file'),
      });
    }
    expect(read(cwd, 'environments.yaml')).toBe(file);
  });

  it('gives the same bytes for the same file on the same day', async () => {
    const [one, other] = [project(), project()];
    await run(one, '--evidence', 'kept');
    await run(other, '--evidence', 'kept');
    const names = readdirSync(join(one, 'kept')).sort();
    expect(readdirSync(join(other, 'kept')).sort()).toEqual(names);
    for (const name of names) expect(read(other, `kept/${name}`), name).toBe(read(one, `kept/${name}`));
    expect(existsSync(join(one, 'report.html'))).toBe(false);
  });

  it('names the SHA-256 of every file of evidence, and leaves none out', async () => {
    const cwd = project();
    expect(await run(cwd, '--evidence', 'audit/november', '--out', 'page.html')).toMatchObject({
      exitCode: 0,
      stdout: 'page.html\naudit/november\n',
    });
    const folder = join(cwd, 'audit/november');
    const { files, fileSha256 } = JSON.parse(read(folder, 'manifest.json'));
    expect(fileSha256).toBe(createHash('sha256').update(file).digest('hex'));
    const listed = new Map<string, string>(
      files.map(({ path, sha256 }: Record<string, string>) => [path, sha256]),
    );
    expect([...listed.keys(), 'manifest.json', 'SHA256SUMS'].sort()).toEqual(readdirSync(folder).sort());
    for (const [path, sha256] of listed) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
        path,
      ).toBe(sha256);
      expect(read(folder, 'SHA256SUMS')).toContain(`${sha256}  ${path}\n`);
    }
    for (const name of ['framework-pci.md', 'framework-cis-5.0.md', 'settings-prod-003.md', 'findings.json'])
      expect([...listed.keys()]).toContain(name);
    expect(read(folder, 'waivers.md')).toContain(
      '| `RDS-6` | `aws_db_instance.*` | One zone for now | data team, OPS-7 | 2027-01-31 | 1 | `prod-003` |',
    );
    expect(read(folder, 'settings-prod-003.md')).toContain(
      '| `database.multiAz` | `false` | line 13 | tier production |',
    );
    expect(read(folder, 'differences.md')).toContain('**not allowed**');
    expect(read(folder, 'dates.md')).toContain('| 2027-01-31 | soon |');
    expect(read(folder, 'overview.md')).toContain('| `prod-003` | production |');
  });

  it('as JSON has what the page shows', async () => {
    const cwd = project();
    const { stdout, exitCode } = await run(cwd, '--json');
    const data = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(existsSync(join(cwd, 'report.html'))).toBe(false);
    expect(data).toMatchObject({
      ...{ ok: true, project: 'shop', file: 'environments.yaml', day: today, deployed: null },
      environments: [
        { suffix: 'dev-001', outcome: 'ok', tier: 'development', account: null },
        { suffix: 'staging-002' },
        { suffix: 'prod-003' },
      ],
      waivers: [{ rule: 'RDS-6', waived: 1, expired: false, line: 6, environments: ['prod-003'] }],
    });
    expect(data.frameworks).toHaveLength(7);
    expect(data.differences.undeclared).toContain('loadBalancer.webAcl.mode');
    expect(data.differences.undeclared).not.toContain('compute.instanceType');
    const own = data.settings.find(({ suffix }: { suffix: string }) => suffix === 'prod-003');
    expect(own.settings).toContainEqual(
      expect.objectContaining({
        setting: 'database.multiAz',
        value: false,
        decidedBy: expect.objectContaining({ source: 'environment', line: 13 }),
      }),
    );
    expect(data.dates).toContainEqual(
      expect.objectContaining({ date: '2027-01-31', state: 'soon', daysLeft: 63 }),
    );
    expect(data.costs.sums).toEqual({ development: 65, staging: 121, production: 810 });
  });

  it('is about the environments that are chosen, and says which it leaves out', async () => {
    const cwd = project();
    await run(cwd, '--env', 'tier:production');
    const html = read(cwd, 'report.html');
    expect(html).toContain('<title>shop: 1 environment</title>');
    expect(html).toContain('without dev-001, staging-002');
    expect(html).toContain('nothing to compare');
  });

  it('tells what could not be reviewed, and fails with it', async () => {
    const cwd = project(
      'version: 1\nsynthCommand: ["false"]\nenvironments:\n  dev-001: { environment: dev }\n',
    );
    const untrusted = await run(cwd, '--untrusted');
    expect(untrusted).toMatchObject({ exitCode: 2, stdout: '' });
    expect(existsSync(join(cwd, 'report.html'))).toBe(false);
    const env = { ...(await trusting(cwd)) };
    const { exitCode, stderr } = await runHere(['report'], { cwd, today, env });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('synth-command-failed'),
    });
    const html = read(cwd, 'report.html');
    expect(html).toContain('<strong>1</strong> not reviewed');
    expect(html).toContain('Nothing was reviewed.');
    expect(html).not.toContain('nothing failed');
  });

  it('asks the stores only with --deployed', async () => {
    const cwd = project();
    mkdirSync(join(cwd, '.multienv/state/old-009'), { recursive: true, mode: 0o700 });
    const { stdout, exitCode } = await run(cwd, '--deployed', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).deployed).toMatchObject({
      place: 'aws',
      environments: [{ suffix: 'dev-001', status: 'not-deployed' }, {}, {}],
    });
    await run(cwd, '--deployed');
    expect(read(cwd, 'report.html')).toContain('<section id="deployed"');
  });

  it('starts no Terraform', async () => {
    const fake = new FakeTerraform();
    const cwd = project();
    await runHere(['report'], { cwd, today, env: fake.env });
    expect(fake.calls).toEqual([]);
  });

  it('replaces a report of before, and no other file that lies there', async () => {
    const cwd = project();
    await run(cwd);
    expect((await run(cwd)).exitCode).toBe(0);
    writeFileSync(join(cwd, 'report.html'), '<!doctype html><p>My own.</p>');
    const { exitCode, stderr } = await run(cwd);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('report-file-taken'),
    });
    expect(read(cwd, 'report.html')).toContain('My own.');
  });

  it.each(['package.json', 'main.ts', 'notes.svg', 'report.html', 'empty.html'])(
    'does not replace a foreign %s that --out names',
    async (name) => {
      const cwd = project();
      const foreign = name === 'empty.html' ? '' : '{ "name": "mine" }';
      writeFileSync(join(cwd, name), foreign);
      expect(await run(cwd, '--out', name)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('report-file-taken'),
      });
      expect(read(cwd, name)).toBe(foreign);
      await run(cwd, '--out', 'new.html');
      expect((await run(cwd, '--out', 'new.html')).exitCode).toBe(0);
    },
  );

  it('says that --out names a folder, or leads below a file, in words', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'sub'));
    const folder = await run(cwd, '--out', 'sub');
    expect(folder).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/sub is a folder\.[\s\S]*Name a file in it/),
    });
    const below = await run(cwd, '--out', 'environments.yaml/a.html');
    expect(below.stderr).toContain('a file stands where a folder of that path belongs');
    expect(folder.stderr + below.stderr).not.toMatch(/E[A-Z]{4,}|\.tmp/);
  });

  it('replaces evidence of before, and no files of the same names that are none', async () => {
    const cwd = project();
    expect((await run(cwd, '--evidence', 'kept')).exitCode).toBe(0);
    expect((await run(cwd, '--evidence', 'kept')).exitCode).toBe(0);
    for (const name of ['manifest.json', 'findings.json']) {
      const folder = join(cwd, `of-${name}`);
      mkdirSync(folder);
      writeFileSync(join(folder, name), '{ "version": 1, "name": "mine" }');
      const { exitCode, stderr } = await run(cwd, '--evidence', `of-${name}`);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: expect.stringContaining('evidence-folder-taken'),
      });
      expect(readdirSync(folder)).toEqual([name]);
    }
  });

  it('puts evidence into no folder that has something else, and through no link', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'kept'));
    writeFileSync(join(cwd, 'kept', 'settings-old-001.md'), 'of another day');
    const taken = await run(cwd, '--evidence', 'kept');
    expect(taken).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('evidence-folder-taken') });
    const elsewhere = temporaryProject(null);
    symlinkSync(elsewhere, join(cwd, 'link'));
    const linked = await run(cwd, '--evidence', 'link');
    expect(linked).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('report-not-writable') });
    expect(readdirSync(elsewhere)).toEqual([]);
    writeFileSync(join(cwd, 'plain'), '');
    const blocked = await run(cwd, '--out', 'plain/report.html');
    expect(blocked).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('report-not-writable') });
  });

  it.each([
    [['--serve', '--json'], 'report-serves-alone'],
    [['--serve', '--out', 'x.html'], 'report-serves-alone'],
    [['--serve', '80'], 'wrong-use'],
    [['--serve', '99999'], 'wrong-use'],
  ])('%j is refused as %s', async (args, code) => {
    const { exitCode, stdout, stderr } = await run(project(), ...args);
    expect({ exitCode, told: stdout + stderr }).toEqual({ exitCode: 2, told: expect.stringContaining(code) });
  });

  it('serves itself at the address that it prints, the problems of the file too, and ends with Ctrl-C', async () => {
    const cwd = project();
    const { read, stop } = runUntilInterrupted(['report', '--serve'], { cwd });
    await vi.waitFor(() => expect(read.stderr).toContain('Ctrl-C ends it'), { timeout: 30_000 });
    expect(read.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const page = async () => (await fetch(read.stdout.trim())).text();
    expect(await page()).toContain('<title>shop: 3 environments</title>');
    writeFileSync(join(cwd, 'environments.yaml'), file.replace('multiAz: false', 'multiAz: maybe'));
    await vi.waitFor(async () => expect(await page()).toMatch(/environments\.yaml:\d+:\d+/), {
      timeout: 30_000,
    });
    expect(await stop()).toBe(130);
    await expect(page()).rejects.toThrow();
  });

  it('lets no text of the file become markup, in no file', async () => {
    const text = JSON.stringify(hostile.replace('\ud800', '').replaceAll('\u0000', ''));
    const waiver = `{ rule: RDS-6, address: ${text}, addressReason: ${text}, reason: ${text}, owner: ${text}, expires: 2027-01-31, ticket: ${text} }`;
    const cwd = project(
      `version: 1\nparity: [{ environments: ["*"], reason: ${text} }]\nwaivers: [${waiver}]\nenvironments:\n  dev-001: { environment: dev, loadBalancer: { allowPlainHttp: { reason: ${text} } } }\n  dev-002: { environment: dev }\n`,
    );
    const { stderr } = await run(cwd, '--evidence', 'kept');
    expect(stderr).toBe('');
    const html = read(cwd, 'kept/report.html');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('javascript:1)"');
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    for (const name of readdirSync(join(cwd, 'kept')).filter((one) => one !== 'report.html')) {
      const written = read(cwd, `kept/${name}`);
      expect(written.replaceAll('\n', ''), name).not.toMatch(/[\p{Cc}\u202e]/u);
      if (name.endsWith('.md')) expect(written, name).not.toMatch(/<script|\]\(javascript/);
      if (name.endsWith('.json')) expect(() => JSON.parse(written), name).not.toThrow();
    }
  });

  it('shows no secret that a boot script gives away', async () => {
    const script = 'app: { bootScript: "#!/bin/sh\\nexport DB_PASSWORD=canary-one\\n" }';
    const cwd = project(
      `version: 1\nenvironments:\n  dev-001: { environment: dev, ${script} }\n  dev-002: { environment: dev }\n`,
    );
    const { stdout } = await run(cwd, '--evidence', 'kept', '--json');
    expect(stdout).not.toContain('canary');
    for (const name of readdirSync(join(cwd, 'kept')))
      expect(read(cwd, `kept/${name}`), name).not.toContain('canary');
    expect(read(cwd, 'kept/report.html')).toContain('(not shown)');
  });
});
