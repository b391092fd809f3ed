import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { plainInvocation } from '../errors/invocation.js';
import { UserError } from '../errors/user-error.js';
import { Interrupted, neverInterrupted } from '../processes/interrupt.js';
import { createContext } from './context.js';
import { wrongUse } from './errors.js';
import { printFailures } from './failure.js';

interface Around {
  readonly inputs?: readonly string[];
  readonly isInterrupted?: boolean;
  /** What the command has printed before. */
  readonly document?: Readonly<Record<string, unknown>>;
}

async function printed(
  failures: readonly unknown[],
  { inputs = [], isInterrupted = false, document }: Around = {},
) {
  const gentle = new AbortController();
  if (isInterrupted) gentle.abort();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const context = createContext({
    cwd: '/',
    env: { MULTIENV_DEBUG: '1' },
    streams: { stdin: new PassThrough(), stdout, stderr },
    interrupt: {
      ...neverInterrupted(),
      gentle: gentle.signal,
      exitCode: () => undefined,
      raise: () => {},
    },
    invocation: plainInvocation,
    inputs,
  });
  if (document !== undefined) context.printJson(document);
  const exitCode = await printFailures(context, failures);
  return { exitCode, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

const wrong = wrongUse.error({ reason: 'Too much.' });
const refused = new UserError([wrongUse.problem({ reason: 'Refused.' })], { exitCode: 3 });

describe('what can be mended', () => {
  it('is told on stderr, all of it, with the exit code of the first', async () => {
    const { exitCode, stdout, stderr } = await printed([refused, wrong]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/error wrong-use: Refused\.[\s\S]*error wrong-use: Too much\./);
  });

  it.each([[['plan', '--json']], [['check', '--format', 'json']]])('is JSON after %j', async (inputs) => {
    const { exitCode, stdout, stderr } = await printed([wrong], { inputs });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ version: 1, ok: false, problems: wrong.problems });
  });

  it.each([[['check', '--format', 'sarif']], [['check', '--format']], [['json']]])(
    'is text after %j',
    async (inputs) => {
      expect(await printed([wrong], { inputs })).toMatchObject({
        stdout: '',
        stderr: expect.stringMatching(/^error wrong-use: /),
      });
    },
  );

  it('exits 2 where nothing is left to say', async () => {
    expect(await printed([new UserError([], { exitCode: 3 })])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: '',
    });
  });
});

describe('a fault of ours', () => {
  it('is told instead of what can be mended, and exits 70', async () => {
    const { exitCode, stderr } = await printed([wrong, new TypeError('ours')]);
    expect(exitCode).toBe(70);
    expect(stderr).toMatch(/^bug: ours\. /);
    expect(stderr).not.toContain('Too much.');
  });

  it('is no news while the command is cut off', async () => {
    const cut = new Interrupted('SIGINT', 'dev-001: interrupted.');
    expect(await printed([new TypeError('ours'), cut], { isInterrupted: true })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'dev-001: interrupted.\n',
    });
  });

  it('leaves an interruption one word', async () => {
    expect((await printed([new TypeError('ours')], { isInterrupted: true })).stderr).toBe('Interrupted.\n');
  });
});

describe('with --json', () => {
  const inputs = ['doctor', '--json'];
  const cut = new Interrupted('SIGINT', 'dev-001: interrupted.');

  it('an interruption is a document too', async () => {
    const { stdout, stderr } = await printed([cut], { inputs, isInterrupted: true });
    expect(stderr).toBe('dev-001: interrupted.\n');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      ok: false,
      problems: [{ code: 'interrupted', message: 'dev-001: interrupted.' }],
    });
  });

  it('a fault of ours is a document too, of its first line', async () => {
    const { exitCode, stdout, stderr } = await printed([new TypeError('ours\nmore')], { inputs });
    expect(exitCode).toBe(70);
    expect(stderr).toMatch(/^bug: ours\. /);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ code: 'internal-fault', message: 'ours', hint: expect.stringContaining('https://') }],
    });
  });

  it.each([
    [[cut], true],
    [[new TypeError('ours')], false],
    [[wrong], false],
  ])('nothing follows the document of the command: %j', async (failures, isInterrupted) => {
    const { stdout } = await printed(failures, { inputs, isInterrupted, document: { ok: true } });
    expect(JSON.parse(stdout)).toEqual({ version: 1, ok: true });
  });
});
