import { argv, env, stderr, stdout } from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const uncaught = process.listeners('uncaughtException');

let written = '';
let words: readonly string[] = [];
beforeEach(() => {
  written = '';
  words = [...argv];
  vi.resetModules();
  // Only what the command writes itself: the streams are those of the process.
  for (const stream of [stdout, stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
  // Of the process that runs the tests.
  for (const signal of signals) process.removeAllListeners(signal);
});
afterEach(() => {
  vi.restoreAllMocks();
  argv.splice(0, argv.length, ...words);
  process.exitCode = undefined;
  for (const signal of signals) process.removeAllListeners(signal);
  for (const stream of [stdout, stderr]) stream.removeAllListeners('error');
  for (const listener of process.listeners('uncaughtException'))
    if (!uncaught.includes(listener)) process.off('uncaughtException', listener);
});

async function start(...given: readonly string[]): Promise<void> {
  argv.splice(2, argv.length, ...given);
  await import('../../src/cli/main.js');
  await vi.waitFor(() => expect(written).not.toBe(''), { timeout: 20_000 });
}

describe('the process', () => {
  it('hands its words to the command, and ends with its exit code', async () => {
    await start('--version');
    expect(written).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(process.exitCode).toBe(0);
  });

  it('ends with 2 after wrong use', async () => {
    await start('no-such-command');
    expect(written).toContain('error unknown-command: There is no command `no-such-command`.');
    expect(process.exitCode).toBe(2);
  });

  it('listens for its signals, and keeps our parts from talking', async () => {
    await start('--version');
    expect(signals.map((signal) => process.listenerCount(signal))).toEqual([1, 1, 1]);
    expect(env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED).toBe('true');
    expect(env.CDKTN_DISABLE_CREATION_STACK).toBe('true');
  });

  it('keeps the code of its outcome when a reader has left', async () => {
    await start('no-such-command');
    written = '';
    for (const stream of [stdout, stderr])
      for (const code of ['EPIPE', 'ECONNRESET'])
        stream.emit('error', Object.assign(new Error('left'), { code }));
    expect({ exitCode: process.exitCode, written }).toEqual({ exitCode: 2, written: '' });
  });

  it('takes a reader who left for no error, and a full disk after it for one', async () => {
    await start('--version');
    written = '';
    stderr.emit('error', Object.assign(new Error('left'), { code: 'EPIPE' }));
    expect({ exitCode: process.exitCode, written }).toEqual({ exitCode: 0, written: '' });
    stdout.emit('error', Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    expect(process.exitCode).toBe(2);
  });

  it('says that the output was lost on a full disk', async () => {
    await start('--version');
    written = '';
    stdout.emit('error', Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    expect({ exitCode: process.exitCode, written }).toEqual({
      exitCode: 2,
      written: 'error output-lost: The output could not be written: no space.\n',
    });
  });

  it('cannot say it where that is what was lost', async () => {
    await start('--version');
    written = '';
    stderr.emit('error', Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    expect({ exitCode: process.exitCode, written }).toEqual({ exitCode: 2, written: '' });
  });
});

describe('Node.js', () => {
  const versionOf = (node: string) =>
    vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, node });

  it.each(['18.20.0', '20.18.9', '20.0.0'])('%s is too old', async (version) => {
    versionOf(version);
    await start('--version');
    expect(written).toContain(
      `error node-too-old: multienv needs Node.js 20.19 or newer, this is ${version}.\n`,
    );
    expect(process.exitCode).toBe(2);
  });

  it.each(['20.19.0', '21.0.0', '22.1.0'])('%s is not', async (version) => {
    versionOf(version);
    await start('--version');
    expect(written).not.toContain('node-too-old');
  });
});
