import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { Problem } from '../../errors/problem.js';
import type { ProgressEvent } from '../../events/events.js';
import { isAlive } from '../../processes/groups.js';
import { Interrupted } from '../../processes/interrupt.js';
import { synthesizeStack } from '../../stacks/synth/synthesize.js';
import { check } from '../check/check.js';
import { plan } from '../deploy/plan.js';
import { withBackendOf } from './check-app-stack.js';
import { stackSource } from './stack-source.js';
import { synth } from './synth.js';

const environments = ['dev-001', 'qa-001'].map((suffix) =>
  resolveEnvironment({ environment: 'dev', suffix, config: { aws: { accountId: '111122223333' } } }),
);
const [dev = expect.unreachable()] = environments;

let root: string;
let gentle: AbortController;
let events: ProgressEvent[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-app-'));
  gentle = new AbortController();
  events = [];
  for (const environment of environments)
    writeFileSync(join(root, `multi-env-${environment.suffix}`), synthesizeStack(environment));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const context = (env: Record<string, string> = {}) => ({
  cwd: root,
  env: { PATH: process.env.PATH, ...env },
  emit: (event: ProgressEvent) => void events.push(event),
  interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
});
const loadedWith = (synthCommand: readonly string[] | undefined): LoadedEnvironments => ({
  file: join(root, 'environments.yaml'),
  root,
  project: 'p',
  synthCommand,
  environments,
  warnings: [],
  locate: (path) => (path[0] === 'synthCommand' ? { line: 2, column: 15 } : undefined),
});
/** An app: `stacks` copies the stacks of these names, `write` writes one. */
const app = (script: string) => {
  const start = `
    const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
    const write = (name, text) => {
      const folder = process.env.CDKTF_OUTDIR + '/stacks/' + name;
      mkdirSync(folder, { recursive: true });
      writeFileSync(folder + '/cdk.tf.json', typeof text === 'string' ? text : JSON.stringify(text));
    };
    const read = (name) => JSON.parse(readFileSync(name, 'utf8'));
    appendFileSync('runs', 'run ');\n`;
  writeFileSync(join(root, 'app.cjs'), `${start}${script}`);
  return loadedWith(['node', 'app.cjs']);
};
const both = "for (const name of ['multi-env-dev-001', 'multi-env-qa-001'])";
const change = (script: string) =>
  `${both} { const stack = read(name); const [aws] = stack.provider.aws; ${script}; write(name, stack); }`;
const stacksOf = async (loaded: LoadedEnvironments, env = {}) => {
  const source = stackSource(context(env), { loaded, environments });
  try {
    return await Promise.all(environments.map((environment) => source.stackOf(environment)));
  } finally {
    source.close();
  }
};
const failureOf = (loaded: LoadedEnvironments, env = {}) =>
  stacksOf(loaded, env).then(
    () => expect.unreachable('it did not fail'),
    (error) => error,
  );
const leftovers = () =>
  readdirSync(join(root, '.multienv', 'work')).filter((name) => name.startsWith('synth.'));

describe('the stacks of an app of the project', () => {
  it('come from one run for all environments, which nothing is left of', async () => {
    const loaded = app(
      `${change('stack.resource.aws_sns_topic = { orders: { name } }')} console.log('done');`,
    );
    const [first] = await stacksOf(loaded);
    expect(JSON.parse(first?.text ?? '').resource.aws_sns_topic.orders.name).toBe('multi-env-dev-001');
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('run ');
    expect(events.map((event) => (event.type === 'notice' ? event.message : event.type))).toEqual([
      'stage-started',
      'synthCommand: done',
      'stage-ended',
    ]);
    expect(leftovers()).toEqual([]);
  });

  it.each([
    [undefined, { 'multienv:review': false }],
    ['{"own":1}', { own: 1, 'multienv:review': false }],
  ])('are made without the review in the app, which is ours: context %s', async (given, wanted) => {
    const tell = `write(name, readFileSync(name, 'utf8')); console.log(process.env.CDKTF_CONTEXT_JSON)`;
    await stacksOf(app(`${both} { ${tell} }`), given === undefined ? {} : { CDKTF_CONTEXT_JSON: given });
    const told = events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
    expect(JSON.parse(told[0]?.replace('synthCommand: ', '') ?? '')).toEqual(wanted);
  });

  it('are made with a context that is none as it is', async () => {
    const tell = `write(name, readFileSync(name, 'utf8')); console.log(process.env.CDKTF_CONTEXT_JSON)`;
    await stacksOf(app(`${both} { ${tell} }`), { CDKTF_CONTEXT_JSON: '{' });
    expect(events).toContainEqual({ type: 'notice', message: 'synthCommand: {' });
  });

  it('are what `check` reviews', async () => {
    const loaded = app(change('stack.resource.aws_db_instance.postgres.storage_encrypted = false'));
    const { findings, reviewed } = await check(context(), { loaded, environments });
    expect(reviewed.map(({ name }) => name)).toEqual(['dev-001', 'qa-001']);
    const open = findings.filter(({ ruleId, outcome }) => ruleId === 'RDS-1' && outcome === 'fail');
    expect(open.map(({ environment }) => environment)).toEqual(['dev-001', 'qa-001']);
    expect(leftovers()).toEqual([]);
  });

  it('are the bytes that it wrote', async () => {
    const [first] = await stacksOf(app(`${both} write(name, readFileSync(name, 'utf8'))`));
    expect(first?.text).toBe(synthesizeStack(dev));
  });

  it('are not asked for before somebody needs one', () => {
    stackSource(context(), { loaded: app(''), environments }).close();
    expect(existsSync(join(root, 'runs'))).toBe(false);
  });

  it('bring their assets along, and `synth` writes both', async () => {
    const asset = `mkdirSync(process.env.CDKTF_OUTDIR + '/stacks/multi-env-dev-001/assets');
      writeFileSync(process.env.CDKTF_OUTDIR + '/stacks/multi-env-dev-001/assets/code', 'x');`;
    const loaded = app(`${change('')} ${asset}`);
    const { folder } = await synth(context(), { loaded, environments: [dev], out: 'out' });
    const stack = join(folder, 'stacks', 'multi-env-dev-001');
    expect(readdirSync(stack).sort()).toEqual(['assets', 'cdk.tf.json']);
    expect(readFileSync(join(stack, 'assets', 'code'), 'utf8')).toBe('x');
    expect(readdirSync(join(folder, 'stacks'))).toEqual(['multi-env-dev-001']);
    expect(leftovers()).toEqual([]);
  });

  it('keep away from a shared state where the run does, as on the sandbox', () => {
    const address = 'https://states.test/dev-001';
    const shared = resolveEnvironment({
      environment: 'dev',
      suffix: 'dev-001',
      config: { backend: { type: 'http', config: { address } } },
    });
    const text = synthesizeStack(shared);
    expect(withBackendOf(shared, text)).toBe(text);
    const local = withBackendOf({ ...shared, backend: { type: 'local' } }, text);
    expect(text).toContain(address);
    expect(local).not.toContain(address);
    expect(JSON.parse(local).terraform.backend).toEqual({
      local: { path: expect.stringContaining('dev-001') },
    });
    expect(JSON.parse(local).terraform.required_providers).toBeDefined();
  });
});

describe('the program of synthCommand', () => {
  const saveEnvironment = `${change('')} writeFileSync('seen', JSON.stringify(process.env));`;
  const seen = () => JSON.parse(readFileSync(join(root, 'seen'), 'utf8'));

  it('runs in the folder of the file with the environment of the person', async () => {
    await stacksOf(app(saveEnvironment), { AWS_PROFILE: 'mine' });
    expect(seen()).toMatchObject({ AWS_PROFILE: 'mine', MULTIENV_CONFIG: join(root, 'environments.yaml') });
    expect(seen().CDKTF_OUTDIR).toContain(join(root, '.multienv', 'work', 'synth.'));
    expect(Object.keys(seen()).filter((name) => name.startsWith('AWS_'))).toEqual(['AWS_PROFILE']);
  });

  it('sees the emulator alone on the sandbox', async () => {
    const sandbox = { endpoint: 'http://127.0.0.1:1', folder: join(root, '.multienv', 'sandbox') };
    const env = { AWS_PROFILE: 'mine', AWS_SECRET_ACCESS_KEY: 'canary' };
    const source = stackSource(context(env), { loaded: app(saveEnvironment), environments, sandbox });
    await source.stackOf(dev);
    source.close();
    expect(seen()).toMatchObject({ AWS_ENDPOINT_URL: sandbox.endpoint });
    expect(seen().AWS_PROFILE).toBeUndefined();
    expect(JSON.stringify(seen())).not.toContain('canary');
    expect(seen().CDKTF_OUTDIR).toContain(join(sandbox.folder, 'work', 'synth.'));
  });

  it('is no line for a shell', async () => {
    const loaded = loadedWith(['node', '-e', 'console.error(process.argv[1]); process.exit(1)', '$HOME;*']);
    expect(await failureOf(loaded)).toMatchObject({ message: expect.stringMatching(/printed:\n\$HOME;\*$/) });
  });

  it('is told where it stands in the file when it is not there', async () => {
    for (const program of ['no-such-program', './bin/no-such-program'])
      expect(await failureOf(loadedWith([program, 'x']))).toMatchObject({
        exitCode: 2,
        problems: [
          {
            code: 'synth-command-failed',
            message: expect.stringMatching(
              /cannot be started: The program .*no-such-program was not found\.$/,
            ),
            line: 2,
            column: 15,
            path: 'synthCommand',
          },
        ],
      });
  });

  it('is found in a folder of the project', async () => {
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin', 'app'), '#!/bin/sh\nexec node app.cjs\n', { mode: 0o755 });
    app(change(''));
    expect(await stacksOf(loadedWith(['bin/app']))).toHaveLength(2);
  });

  it('that fails is shown with the last that it printed, once', async () => {
    const loaded = app(
      "for (let i = 0; i < 500; i++) console.log('line', i); throw new Error('\\u001b[31mno such topic');",
    );
    const error = await failureOf(loaded);
    expect(error).toMatchObject({ exitCode: 2, problems: [{ code: 'synth-command-failed' }] });
    expect(error.message).toContain('ended with exit code 1. It printed:\n');
    expect(error.message).toContain('Error: no such topic\n    at ');
    expect(error.message.split('\n').length).toBeLessThan(40);
    expect(events.filter(({ type }) => type === 'notice')).toEqual([]);
    expect(leftovers()).toEqual([]);
  });

  it('that a signal ends is told so', async () => {
    const error = await failureOf(app("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);"));
    expect(error.message).toContain('was ended by SIGKILL');
  });

  it('that hangs ends with an interruption, its children too', async () => {
    const loaded = app(`
      const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' });
      writeFileSync('pids', process.pid + ' ' + child.pid);
      setInterval(() => {}, 1000);`);
    const failure = failureOf(loaded);
    while (!existsSync(join(root, 'pids'))) await sleep(20);
    await sleep(50);
    gentle.abort(new Interrupted('SIGTERM'));
    expect(await failure).toMatchObject({
      name: 'Interrupted',
      exitCode: 143,
      message: '`node app.cjs` interrupted: nothing was changed.',
    });
    const pids = readFileSync(join(root, 'pids'), 'utf8').split(' ').map(Number);
    await sleep(50);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'stage-ended', outcome: 'interrupted' });
    expect(leftovers()).toEqual([]);
  });

  it('may not run multienv, which would run it', async () => {
    const error = await failureOf(app(''), { MULTIENV_IN_SYNTH_COMMAND: '1' });
    expect(error).toMatchObject({ code: 'synth-command-nested', exitCode: 2 });
    expect(existsSync(join(root, 'runs'))).toBe(false);
  });
});

// [what is wrong, the app, code, part of the message or hint]
const faults: readonly (readonly [string, string, string, string])[] = [
  [
    'nothing',
    '',
    'synth-command-output-missing',
    'no stack multi-env-dev-001, multi-env-qa-001; it wrote none at all. End the app with `app.synth()`',
  ],
  [
    'a stack too few',
    "write('multi-env-dev-001', {})",
    'synth-command-output-missing',
    'no stack multi-env-qa-001; it wrote multi-env-dev-001',
  ],
  [
    'a stack with another name',
    `${both} write(name.replace('env-', 'env'), {})`,
    'synth-command-output-missing',
    'Rename the stack multi-envdev-001',
  ],
  ['text', `${both} write(name, 'hello')`, 'synth-command-stack-invalid', 'hello'],
  ['a list', `${both} write(name, [])`, 'synth-command-stack-invalid', 'has another form'],
  [
    'two backends',
    change('stack.terraform.backend.s3 = { secret_key: "canary" }'),
    'synth-command-backend',
    'local and s3',
  ],
  [
    'a state elsewhere',
    change('stack.terraform.backend.local.path = "x"'),
    'synth-command-backend',
    'local, or other settings',
  ],
  [
    'a cloud block',
    change('delete stack.terraform.backend; stack.terraform.cloud = {}'),
    'synth-command-backend',
    'cloud',
  ],
  ['no backend', change('delete stack.terraform.backend'), 'synth-command-backend', 'none'],
  ['another region', change('aws.region = "eu-west-1"'), 'synth-command-provider', 'provider.aws.region'],
  [
    'any account',
    change('delete aws.allowed_account_ids'),
    'synth-command-provider',
    'provider.aws.allowed_account_ids',
  ],
  [
    'a tag removed',
    change('delete aws.default_tags[0].tags.Project'),
    'synth-command-provider',
    'provider.aws.default_tags.tags.Project',
  ],
  ['no provider', change('delete stack.provider'), 'synth-command-provider', 'in provider.aws.'],
  [
    'a second provider without tags',
    change('stack.provider.aws.push({ alias: "us" })'),
    'synth-command-provider',
    'provider.aws (us).default_tags',
  ],
];

describe('an app that writes', () => {
  it.each(faults)('%s is told so', async (_what, script, code, words) => {
    const error = await failureOf(app(script));
    expect(error).toMatchObject({ exitCode: 2 });
    const problem = error.problems.find((one: Problem) => one.code === code);
    expect(problem).toMatchObject({ line: 2, column: 15, path: 'synthCommand' });
    expect(`${problem.message} ${problem.hint}`).toContain(words);
    expect(JSON.stringify(error.problems)).not.toContain('canary');
  });

  it('a second provider with more tags, or one block for a list of one, is in order', async () => {
    const tags = 'default_tags: [{ tags: { ...aws.default_tags[0].tags, More: "x" } }]';
    await stacksOf(app(change(`stack.provider.aws.push({ alias: "us", ${tags} })`)));
    expect(await stacksOf(app(change('stack.provider.aws = aws')))).toHaveLength(2);
  });
});

describe('plan', () => {
  let terraform: FakeTerraform;
  beforeEach(() => {
    terraform = new FakeTerraform();
  });
  afterEach(() => terraform.remove());
  const planBoth = (loaded: LoadedEnvironments) =>
    results(
      plan(
        { ...context(), env: { ...terraform.env, XDG_CACHE_HOME: join(root, 'cache') } },
        { loaded, environments },
      ),
    );

  it('takes the stacks of one run, with their assets', async () => {
    const asset = `mkdirSync(process.env.CDKTF_OUTDIR + '/stacks/multi-env-qa-001/assets');`;
    const loaded = app(`${change('stack.locals = { mine: name }')} ${asset}`);
    expect(await planBoth(loaded)).toHaveLength(2);
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('run ');
    const work = join(root, '.multienv', 'work');
    const stack = JSON.parse(readFileSync(join(work, 'qa-001', 'cdk.tf.json'), 'utf8'));
    expect(stack.locals).toEqual({ mine: 'multi-env-qa-001' });
    expect(existsSync(join(work, 'qa-001', 'assets'))).toBe(true);
    expect(existsSync(join(work, 'dev-001', 'assets'))).toBe(false);
    expect(leftovers()).toEqual([]);
  });

  it('tells the failure of the app once, however many environments wait for it', async () => {
    const failed = planBoth(app('process.exit(3)'));
    await expect(failed).rejects.toMatchObject({
      exitCode: 2,
      problems: [{ code: 'synth-command-failed', message: '`node app.cjs` ended with exit code 3.' }],
    });
    expect(terraform.calls).toEqual([]);
  });
});

it('what was made before an interruption is written, and is told so', async () => {
  const loaded = app(`${both} write(name, read(name));`);
  const interrupted = {
    ...context(),
    emit: ({ type }: ProgressEvent) => {
      if (type === 'stage-ended') gentle.abort(new Interrupted('SIGINT'));
    },
  };
  const { folder, environments: outcomes } = await synth(interrupted, { loaded, environments, out: 'out' });
  expect(outcomes).toMatchObject([
    { suffix: 'dev-001', outcome: 'ok' },
    { suffix: 'qa-001', outcome: 'interrupted' },
  ]);
  expect(readdirSync(join(folder, 'stacks'))).toEqual(['multi-env-dev-001']);
});
