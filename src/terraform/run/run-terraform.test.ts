import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { plainInvocation } from '../../errors/invocation.js';
import { runTerraform } from './run-terraform.js';

let terraform: FakeTerraform;
let gentle: AbortController;
let kill: AbortController;
let children: (number | undefined)[];
beforeEach(() => {
  terraform = new FakeTerraform();
  gentle = new AbortController();
  kill = new AbortController();
  children = [];
});
afterEach(() => terraform.remove());

function run(graceMs?: number, onMessage?: (message: { readonly type: string }) => void) {
  const binary = {
    path: join(terraform.folder, 'terraform'),
    version: '1.11.4',
    product: 'terraform',
  } as const;
  const target = {
    suffix: 'dev-001',
    invocation: plainInvocation,
    binary,
    folder: terraform.folder,
    env: terraform.env,
    interrupt: { gentle: gentle.signal, kill: kill.signal },
    onChild: (pid: number | undefined) => void children.push(pid),
  };
  return runTerraform(target, { args: ['apply', '-json'], graceMs, onMessage });
}

const diagnostic = (summary: string) => ({ type: 'diagnostic', diagnostic: { severity: 'error', summary } });

it('hands on messages, returns the other lines, and names its process while it works', async () => {
  const hidden = { '@level': 'info', type: 'log' };
  terraform.play({ apply: { lines: [{ type: 'version', terraform: '1.11.4' }, hidden, 'one', 'two'] } });
  const types: string[] = [];
  expect(await run(undefined, ({ type }) => types.push(type))).toBe('one\ntwo');
  expect(types).toEqual(['version']);
  // Twice: what a script in its place hands over to is another program under the same id.
  const [pid] = children;
  expect(children).toEqual([expect.any(Number), pid, undefined]);
});

it('throws what Terraform calls an error, with exit code 3', async () => {
  terraform.play({ apply: { lines: [diagnostic('one'), diagnostic('two')], exitCode: 1 } });
  await expect(run()).rejects.toMatchObject({
    exitCode: 3,
    problems: [{ message: 'dev-001: one' }, { message: 'dev-001: two' }],
  });
});

it('throws its last words where it has no message, without its frame and shortened', async () => {
  const words = ['zero', '╷', '│ one', '╵', 'two', 'three', 'four', 'five', 'x'.repeat(301)].join('\n');
  terraform.play({ apply: { stderr: words, exitCode: 1 } });
  const failure = await run().catch((error) => error);
  expect(failure).toMatchObject({ code: 'terraform-failed', exitCode: 3 });
  const detail = `one\ntwo\nthree\nfour\nfive\n${'x'.repeat(299)}…`;
  expect(failure.message).toBe(`dev-001: terraform apply failed.\n${detail}`);
});

it('knows by its words that the disk was full', async () => {
  terraform.play({ apply: { stderr: 'write: no space left on device', exitCode: 1 } });
  await expect(run()).rejects.toMatchObject({ code: 'terraform-disk-full' });
});

it('calls it a crash when it ends without a word, or by a signal', async () => {
  terraform.play({ apply: { exitCode: 2 } });
  await expect(run()).rejects.toMatchObject({
    code: 'terraform-crashed',
    message: expect.stringContaining('exit code 2'),
  });
  terraform.play({ apply: { lines: [diagnostic('one')], die: 'SIGKILL' } });
  await expect(run()).rejects.toMatchObject({
    code: 'terraform-crashed',
    exitCode: 3,
    problems: [{ message: expect.stringContaining('signal SIGKILL') }, { message: 'dev-001: one' }],
  });
});

/** Presses Ctrl-C once Terraform works. */
const working = { type: 'version', terraform: '1.11.4' };

it('tells an end after an interruption from one by force', async () => {
  terraform.play({ apply: { lines: [working], sleepMs: 20_000 } });
  await expect(run(undefined, () => gentle.abort())).rejects.toMatchObject({
    killed: false,
    message: 'dev-001: terraform apply was interrupted.',
  });
});

it('says that it was killed when it did not end by itself', async () => {
  terraform.play({ apply: { lines: [working], sleepMs: 20_000, ignoreInterrupt: true } });
  const both = () => {
    gentle.abort();
    kill.abort();
  };
  await expect(run(undefined, both)).rejects.toMatchObject({ name: 'Interrupted', killed: true });
});
