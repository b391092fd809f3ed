import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyCommand } from '../../scripts/reference/every-command.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';
import { goodFile, temporaryProject } from './temporary-project.js';
import { configHome, trusting } from './trusting.js';

const ran = 'ran-by-the-file';

/** A program that leaves a trace in the folder in which it is started, and beside itself. */
const tracing = `#!/bin/sh\ntouch ${ran} "$(dirname "$0")/${ran}"\n`;

/** A project below a folder of its own, with what the file could reach outside. */
function projectWith(settings: string): string {
  const outside = mkdtempSync(join(tmpdir(), 'multienv-trust-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  writeFileSync(join(outside, 'secret.sh'), '#!/bin/sh\necho canary-outside\n');
  const root = join(outside, 'project');
  mkdirSync(root);
  writeFileSync(join(root, 'evil'), tracing);
  chmodSync(join(root, 'evil'), 0o755);
  symlinkSync(join(outside, 'secret.sh'), join(root, 'innocent.sh'));
  write(root, settings);
  return root;
}

function write(root: string, settings: string): void {
  writeFileSync(
    join(root, 'environments.yaml'),
    `version: 1\n${settings}\nenvironments:\n  dev-001: { environment: dev }\n`,
  );
}

const backend = (type: string, config: string) =>
  `defaults: { backend: { type: ${type}, config: { ${config} } } }`;

/** Everything that starts a program or opens a path, and at which line of the file it stands. */
const reaching: Readonly<Record<string, string>> = {
  'a synthCommand': 'synthCommand: ./evil',
  'a synthCommand of the PATH': `synthCommand: touch ${ran}`,
  'a Terraform of the project': 'terraform: { binary: ./evil }',
  'a boot script above the project': 'defaults: { app: { bootScript: ../secret.sh } }',
  'a boot script behind a link': 'defaults: { app: { bootScript: innocent.sh } }',
  'a boot script of the system': 'defaults: { app: { bootScript: /proc/self/environ } }',
  'a kubeconfig': backend('kubernetes', 'secret_suffix: x, config_path: kubeconfig'),
  'several kubeconfigs': backend('kubernetes', 'secret_suffix: x, config_paths: [kubeconfig]'),
  'a key of Consul': backend('consul', 'path: x, key_file: ../key.pem'),
  'a certificate of Azure': backend('azurerm', 'key: x, client_certificate_path: ../cert.pfx'),
  'a client certificate of PostgreSQL': backend(
    'pg',
    "conn_str: 'postgres://db/x?sslmode=verify-full&sslkey=../key.pem'",
  ),
  'a setting of a backend that we do not know': backend(
    'http',
    'address: "https://a.example", helper: ./evil',
  ),
};

/** Commands that read the file, and end: `watch` goes on until Ctrl-C, and has a test of its own in watch-command.test.ts. */
const reading = [...everyCommand].filter(
  ([words, command]) => words !== 'watch' && command.usesFlag('untrusted', 'original'),
);

const traces = (root: string) => [ran, join('.multienv', ran)].filter((file) => existsSync(join(root, file)));

describe.each(Object.entries(reaching))('%s', (_, settings) => {
  it('is refused with its line by a person who has not trusted the project, and the next step is said', async () => {
    const cwd = projectWith(settings);
    const { exitCode, stdout, stderr } = await runHere(['synth', '--json'], { cwd, env: configHome() });
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).problems).toMatchObject([
      { code: 'project-not-trusted', line: 2, hint: expect.stringContaining('multienv trust') },
    ]);
    expect(stdout + stderr).not.toContain('canary-outside');
    expect(traces(cwd)).toEqual([]);
  });

  it.each(reading.map(([words]) => words))(
    'is refused by %s --untrusted, also where it is trusted',
    async (words) => {
      const cwd = projectWith(settings);
      const env = await trusting(cwd);
      const args = [...words.split(' '), '--untrusted', '--json', ...(needed[words] ?? [])];
      const { exitCode, stdout, stderr } = await runHere(args, { cwd, env });
      expect(exitCode).toBe(2);
      expect(stdout + stderr).toMatch(/setting-untrusted/);
      expect(stdout + stderr).not.toContain('canary-outside');
      expect(traces(cwd)).toEqual([]);
    },
  );

  it('is refused in a pull request from a fork, whatever the file says', async () => {
    const cwd = projectWith(settings);
    const env = { ...(await trusting(cwd)), SYSTEM_PULLREQUEST_ISFORK: 'True' };
    const { stdout } = await runHere(['check', '--json'], { cwd, env });
    expect(JSON.parse(stdout).problems).toMatchObject([{ code: 'setting-untrusted', line: 2 }]);
  });
});

/** What a command wants to be told before it reads the file. */
const needed: Readonly<Record<string, readonly string[]>> = {
  destroy: ['--confirm', 'dev-001'],
  deploy: ['--yes'],
  recover: ['--yes'],
  unlock: ['--yes'],
  bootstrap: ['--yes'],
  'state migrate': ['--yes'],
  'secret rotate': ['--env', 'dev-001'],
  explain: ['dev-001'],
  'database user': ['dev-001'],
  set: ['dev-001', 'compute.maxSize', '3'],
};

describe('trust', () => {
  const synth = (cwd: string, env: Readonly<Record<string, string>>) =>
    runHere(['synth', '--json'], { cwd, env });

  it('shows what the file would start and open, asks, and lets it', async () => {
    const cwd = projectWith(`synthCommand: touch ${ran}`);
    const env = configHome();
    const { exitCode, stdout } = await runHere(['trust'], { cwd, env, answers: { 'Trust ': 'y' } });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(
        new RegExp(
          `: not trusted, with\\n {2}environments.yaml:2:15 {2}synthCommand starts touch ${ran}\\n {6}program: /.*touch\\n`,
        ),
      ),
    });
    await synth(cwd, env);
    expect(traces(cwd)).toEqual([ran]);
  });

  it('shows every word as it is, whatever stands in it, and no value of a setting that nobody knows', async () => {
    const cwd = projectWith(`synthCommand: [./evil, "x\\n      program: /bin/true", "\\x1b[2K"]`);
    const { stdout } = await runHere(['trust'], { cwd, env: configHome() });
    expect(stdout).toContain('starts ./evil "x\\n      program: /bin/true" "\\u001b[2K"\n');
    write(cwd, backend('http', 'address: "https://a.example", helper: hidden-value'));
    expect((await runHere(['trust'], { cwd, env: configHome() })).stdout).toMatch(
      /helper starts \(not shown\)/,
    );
    expect((await runHere(['synth'], { cwd, env: configHome() })).stderr).not.toContain('(hidden-value)');
  });

  it('asks nothing about a file that starts and opens nothing', async () => {
    const cwd = projectWith('# nothing');
    const { exitCode, stdout, stderr } = await runHere(['trust'], { cwd, env: configHome() });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(
      'nothing to trust: its file starts no program, opens no path outside the project',
    );
  });

  it('starts nothing of the file by itself, and nothing after a no', async () => {
    const cwd = projectWith(`synthCommand: touch ${ran}`);
    const env = configHome();
    expect((await runHere(['trust'], { cwd, env, answers: { 'Trust ': 'n' } })).exitCode).toBe(1);
    expect((await runHere(['trust'], { cwd, env })).stderr).toContain('error confirmation-needed');
    expect((await synth(cwd, env)).exitCode).toBe(2);
    expect(traces(cwd)).toEqual([]);
  });

  it('is asked for again when a setting of this kind changes, and not for another change', async () => {
    const cwd = projectWith('synthCommand: ./evil');
    const env = await trusting(cwd);
    const problemsOf = async () => JSON.parse((await synth(cwd, env)).stdout).problems;
    write(cwd, 'project: shop\nsynthCommand: ./evil');
    expect(await problemsOf()).toMatchObject([{ code: 'synth-command-output-missing' }]);
    write(cwd, 'synthCommand: ./evil --more');
    expect(await problemsOf()).toMatchObject([
      { code: 'project-not-trusted', message: expect.stringContaining('have changed since') },
    ]);
    write(cwd, 'synthCommand: ./evil\nterraform: { binary: ./evil }');
    expect(await problemsOf()).toMatchObject([
      { code: 'project-not-trusted' },
      { code: 'project-not-trusted' },
    ]);
  });

  it('can be listed and taken back', async () => {
    const cwd = projectWith('synthCommand: ./evil');
    const env = configHome();
    expect(JSON.parse((await runHere(['trust', '--yes', '--json'], { cwd, env })).stdout)).toMatchObject({
      trusted: true,
      settings: [{ setting: 'synthCommand', reach: 'program', program: join(cwd, 'evil'), line: 2 }],
    });
    expect(
      JSON.parse((await runHere(['trust', '--list', '--json'], { cwd, env })).stdout).projects,
    ).toMatchObject([{ root: cwd }]);
    expect((await runHere(['trust', '--revoke'], { cwd, env })).stdout).toContain('is trusted no longer');
    expect((await synth(cwd, env)).stdout).toContain('project-not-trusted');
    expect((await runHere(['trust', '--list'], { cwd, env })).stderr).toBe('You trust no project.\n');
    expect((await runHere(['trust', '--revoke'], { cwd, env })).stdout).toContain('was not trusted');
  });

  it('is kept readable for its owner alone', async () => {
    const { XDG_CONFIG_HOME } = await trusting(projectWith('synthCommand: ./evil'));
    const folder = join(XDG_CONFIG_HOME, 'multienv', 'trust');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is not kept where the repository can write it: neither in the project nor in the repository around it', async () => {
    const cwd = projectWith('synthCommand: ./evil');
    const inside = { XDG_CONFIG_HOME: join(cwd, 'config') };
    expect((await runHere(['trust', '--yes'], { cwd, env: inside })).stderr).toContain(
      'error trust-store-inside',
    );
    mkdirSync(join(dirname(cwd), '.git'));
    const around = { XDG_CONFIG_HOME: join(dirname(cwd), 'config') };
    expect((await runHere(['trust', '--yes'], { cwd, env: around })).stderr).toContain(
      'error trust-store-inside',
    );
    expect((await synth(cwd, around)).stdout).toContain('project-not-trusted');
  });

  it('does not count where others could have written it', async () => {
    const cwd = projectWith('synthCommand: ./evil');
    const env = await trusting(cwd);
    chmodSync(join(env.XDG_CONFIG_HOME, 'multienv', 'trust'), 0o777);
    expect((await synth(cwd, env)).stdout).toContain('project-not-trusted');
    expect((await runHere(['trust', '--yes'], { cwd, env })).stderr).toContain('error trust-store-unsafe');
  });

  it('cannot be given in a pull request from a fork', async () => {
    const cwd = projectWith('synthCommand: ./evil');
    const env = { ...configHome(), CIRCLE_PR_REPONAME: 'fork' };
    const { exitCode, stderr } = await runHere(['trust', '--yes'], { cwd, env });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('error setting-untrusted'),
    });
  });

  it('is needed by no file without such settings, with a boot script of the project neither', async () => {
    const cwd = temporaryProject(
      `${goodFile}defaults: { app: { bootScript: boot.sh } }\nterraform: { binary: tofu }\n`,
    );
    writeFileSync(join(cwd, 'boot.sh'), '#!/bin/sh\n');
    expect((await runHere(['validate', '--untrusted'], { cwd })).exitCode).toBe(0);
    expect((await synth(cwd, {})).exitCode).toBe(0);
  });

  it('is not asked of what the person names: --terraform-bin takes the place of terraform.binary', async () => {
    const terraform = new FakeTerraform();
    onTestFinished(() => terraform.remove());
    const cwd = projectWith('terraform: { binary: ./evil }');
    const args = ['plan', '--untrusted', '--terraform-bin', join(terraform.folder, 'terraform')];
    const { stderr } = await runHere(args, { cwd, env: { ...configHome(), ...terraform.env } });
    expect(stderr).not.toMatch(/setting-untrusted|project-not-trusted/);
    expect(traces(cwd)).toEqual([]);
  });
});

describe('--untrusted', () => {
  it('lets no backend say where credentials are sent, where Terraform would ask it', async () => {
    const cwd = projectWith(backend('http', 'address: "https://listener.example/state"'));
    const planned = await runHere(['plan', '--untrusted', '--json'], { cwd });
    expect(JSON.parse(planned.stdout).problems).toMatchObject([
      { code: 'setting-untrusted', message: expect.stringContaining('listener.example') },
    ]);
    expect((await runHere(['check', '--untrusted', '--fail-on', 'none'], { cwd })).exitCode).toBe(0);
  });

  it('shows no line of what environments.yaml is a link to', async () => {
    const cwd = projectWith('');
    rmSync(join(cwd, 'environments.yaml'));
    symlinkSync(join(cwd, '..', 'secret.sh'), join(cwd, 'environments.yaml'));
    const { exitCode, stderr } = await runHere(['validate', '--untrusted'], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('error file-leads-out'),
    });
    expect(stderr).not.toContain('canary-outside');
  });
});
