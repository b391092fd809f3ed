import { execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliMain } from '../cli/run-cli.js';
import { type FakeScenario, FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { unsafeIn } from '../fixtures/hostile/text.js';

const resource = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const change = { actions: ['create'], before: null, after: {} };
const works: FakeScenario = {
  plan: { lines: [{ type: 'planned_change', change: { resource, action: 'create' } }] },
  show: {
    stdout: { resource_changes: [{ address: 'aws_lb.alb', mode: 'managed', type: 'aws_lb', change }] },
  },
  apply: {
    lines: ['apply_start', 'apply_complete'].map((type) => ({ type, hook: { resource, action: 'create' } })),
  },
  output: { stdout: { alb_dns_name: { value: 'alb.example.com' } } },
};
const fails: FakeScenario = { ...works, plan: { exitCode: 1, stderr: 'Error: no\n' } };

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform(works);
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
  writeFileSync(
    join(cwd, 'environments.yaml'),
    'version: 1\nenvironments:\n  dev-001: { environment: dev }\n',
  );
  writeFileSync(join(cwd, 'bad.yaml'), 'version: 1\nenvironments:\n  dev-001: { environment: dev, x: 1 }\n');
  writeFileSync(join(cwd, 'open.tf.json'), '{"resource":{"aws_db_instance":{"open":{}}}}');
});
afterEach(() => terraform.remove());

const env = () => ({ ...process.env, ...terraform.env, PATH: `${terraform.env.PATH}:${process.env.PATH}` });

/** Exit code of the built command, to whose words the shell adds something. */
function codeIn(words: string, around: string): Promise<string> {
  const command = `"${process.execPath}" "${cliMain}" ${words}`;
  const script = around.replace('CMD', command);
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd, env: env() }, (_, stdout) => resolve(stdout.slice(-8).trim()));
  });
}

const readersThatLeave: Readonly<Record<string, string>> = {
  'of stdout': 'CMD 2>/dev/null | true; echo " ${PIPESTATUS[0]}"',
  'of both': 'CMD 2>&1 | true; echo " ${PIPESTATUS[0]}"',
  'of stdout, after a character': 'CMD 2>/dev/null | head -c 1 >/dev/null; echo " ${PIPESTATUS[0]}"',
  'of stderr': 'CMD 2>&1 >/dev/null | true; echo " ${PIPESTATUS[0]}"',
  'of both, each of its own pipe': '{ CMD 2>&3 | true; echo " ${PIPESTATUS[0]}" >&4; } 4>&1 3> >(true)',
  'of a closed stdout': 'CMD >&- 2>/dev/null; echo " $?"',
  'of a closed stderr': 'CMD 2>&- >/dev/null; echo " $?"',
  'of both, closed': 'CMD >&- 2>&-; echo " $?"',
};

/** What works for seconds is asked with half of the readers. */
const slow = /^(plan|deploy|synth)|--format/;

const commands: readonly (readonly [words: string, code: number, scenario: FakeScenario])[] = [
  ['validate', 0, works],
  ['validate --config bad.yaml', 2, works],
  ['validate --config bad.yaml --json', 2, works],
  ['schema', 0, works],
  ['synth', 0, works],
  ['rules', 0, works],
  ['check --stack open.tf.json', 1, works],
  ['check --stack missing.tf.json', 2, works],
  ...['json', 'sarif', 'junit', 'markdown', 'html'].map(
    (format) => [`check --stack open.tf.json --format ${format}`, 1, works] as const,
  ),
  ['plan --exit-code', 1, works],
  ['plan', 3, fails],
  ['plan --json', 3, fails],
  ['deploy --yes --env dev-001 --skip-doctor', 0, works],
  ['deploy --yes --env dev-001 --skip-doctor', 3, fails],
  ['destroy --env dev-001', 2, works],
  ['output', 2, works],
  ['no-such-command', 2, works],
  ['--help', 0, works],
];

describe('the exit code is that of the outcome', () => {
  it.each(commands)('of `%s`: %i, whoever has gone away', async (words, code, scenario) => {
    terraform.play(scenario);
    expect(await codeIn(words, 'CMD >/dev/null 2>&1; echo " $?"')).toBe(`${code}`);
    const readers = Object.entries(readersThatLeave).slice(0, slow.test(words) ? 4 : undefined);
    for (const [reader, script] of readers)
      expect({ reader, code: await codeIn(words, script) }).toEqual({ reader, code: `${code}` });
  });

  it.runIf(process.platform === 'linux')('and at least 2 where the output was lost', async () => {
    const onFullDisk = 'CMD >/dev/full 2>/dev/null; echo " $?"';
    expect(await codeIn('validate', onFullDisk)).toBe('2');
    expect(await codeIn('check --stack open.tf.json', onFullDisk)).toBe('2');
    expect(await codeIn('check --stack open.tf.json', 'CMD >/dev/full 2>&-; echo " $?"')).toBe('2');
    terraform.play(fails);
    expect(await codeIn('plan --json', onFullDisk)).toBe('3');
  });

  it('of an interrupted run: 130, with nobody there to read of it', async () => {
    terraform.play({ ...works, plan: { sleepMs: 20_000 } });
    const child = spawn(process.execPath, [cliMain, 'plan'], { cwd, env: env(), stdio: 'pipe' });
    child.stdout.destroy();
    child.stderr.destroy();
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    while (!terraform.calls.some(({ command }) => command === 'plan')) await wait(50);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });

  it('of what nobody caught: 70, and its words are neutral', async () => {
    terraform.play({ ...works, plan: { sleepMs: 3000 } });
    const thrower =
      "const t=setInterval(()=>{if(process.listenerCount('uncaughtException')>0){clearInterval(t);throw new Error('::error::x ##vso[y]')}},10)";
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(thrower)}`];
    const options = { cwd, env: { ...env(), MULTIENV_DEBUG: '1' } };
    const [code, stderr] = await new Promise<readonly [unknown, string]>((resolve) => {
      execFile(process.execPath, [...flags, cliMain, 'plan'], options, (error, _, said) =>
        resolve([error?.code, said]),
      );
    });
    expect(code).toBe(70);
    expect(stderr).toContain('bug: \\u{3a}:error::x');
    expect(unsafeIn(stderr)).toEqual([]);
  });

  it('of a deploy whose readers left: it is done to its end', async () => {
    expect(await codeIn('deploy --yes --env dev-001 --skip-doctor', readersThatLeave['of both'] ?? '')).toBe(
      '0',
    );
    expect(terraform.calls.map(({ command }) => command)).toContain('apply');
  });
});
