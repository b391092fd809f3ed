import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isAlive, killAllGroups, killGroup } from './groups.js';
import { neverInterrupted } from './interrupt.js';
import { type RunRequest, run } from './run.js';
import { listenToPrograms } from './told-programs.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multienv-run-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const node = (script: string, more: Partial<RunRequest> = {}): RunRequest => ({
  command: execPath,
  args: ['-e', script],
  cwd: folder,
  env: { FOLDER: folder },
  interrupt: neverInterrupted(),
  ...more,
});

/** A script with a grandchild that ignores every gentle signal; its id goes to the file `grandchild`. */
const withGrandchild = (rest: string) => `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', "process.on('SIGINT', () => {}); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], { stdio: 'inherit' });
  require('node:fs').writeFileSync(process.env.FOLDER + '/grandchild', String(child.pid));
  ${rest}`;
const grandchild = async () => Number(await readFile(join(folder, 'grandchild'), 'utf8'));

const interruptible = () => {
  const gentle = new AbortController();
  const kill = new AbortController();
  return { gentle, kill, interrupt: { gentle: gentle.signal, kill: kill.signal } };
};

async function waitForGrandchild(): Promise<void> {
  for (;;) {
    if (Number.isInteger(await grandchild().catch(() => Number.NaN)) && (await grandchild()) > 0) return;
    await sleep(20);
  }
}

describe('run', () => {
  it('hands on lines as they are, whole even when they come in pieces', async () => {
    const lines: string[] = [];
    const script = `process.stdout.write('one\\ntw'); setTimeout(() => process.stdout.write('ö\\r\\n\\nlast'), 50)`;
    const result = await run(node(script, { onStdoutLine: (line) => lines.push(line) }));
    expect(lines).toEqual(['one', 'twö', 'last']);
    expect(result).toMatchObject({ exitCode: 0, signal: null, interrupted: false });
  });

  it('puts a letter together that comes in two pieces', async () => {
    const script = `const [a, b] = Buffer.from('ö'); process.stdout.write(Buffer.from([a])); setTimeout(() => process.stdout.write(Buffer.from([b])), 50)`;
    expect((await run(node(script))).stdout).toBe('ö');
  });

  it('keeps the last 64 KiB and hands on lines longer than that', async () => {
    const lines: string[] = [];
    const result = await run(
      node(`process.stdout.write('x'.repeat(300000) + '\\n')`, { onStdoutLine: (line) => lines.push(line) }),
    );
    expect(result.stdout).toHaveLength(64 * 1024);
    expect(lines.map((line) => line.length)).toEqual([300000]);
  });

  it('passes on nothing of our own environment and no standard input', async () => {
    const result = await run(
      node(
        `process.stdin.on('data', () => {}).on('end', () => console.log(Object.keys(process.env).join()))`,
      ),
    );
    expect(result.stdout.trim()).toBe('FOLDER');
  });

  it('tells exit codes and signals apart', async () => {
    expect(await run(node('process.exit(7)'))).toMatchObject({ exitCode: 7, signal: null });
    expect(await run(node(`process.kill(process.pid, 'SIGKILL')`))).toMatchObject({
      exitCode: null,
      signal: 'SIGKILL',
    });
  });

  it('says which program is missing', async () => {
    await expect(run(node('', { command: 'no-such-program' }))).rejects.toMatchObject({
      code: 'tool-not-found',
    });
  });

  it('says why a program does not start', async () => {
    await writeFile(join(folder, 'broken'), '#!/no/such/interpreter\n', { mode: 0o755 });
    await expect(run(node('', { command: join(folder, 'broken') }))).rejects.toMatchObject({
      code: 'tool-not-startable',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('does not start once interrupted', async () => {
    const { gentle, interrupt } = interruptible();
    gentle.abort();
    expect(await run(node('', { interrupt }))).toMatchObject({
      exitCode: null,
      interrupted: true,
    });
  });

  it('sends one interrupt to the program alone and waits for it', async () => {
    const { gentle, interrupt } = interruptible();
    const script = `let n = 0; process.on('SIGINT', () => { n += 1; setTimeout(() => { console.log('interrupts ' + n); process.exit(1); }, 300) }); console.log('ready'); setInterval(() => {}, 1000)`;
    const onStdoutLine = (line: string) => line === 'ready' && gentle.abort();
    const result = await run(node(script, { interrupt, onStdoutLine }));
    expect(result).toMatchObject({ exitCode: 1, interrupted: true });
    expect(result.stdout).toContain('interrupts 1');
  });

  it('holds an interruption back until the program heeds it, and passes it on at once then', async () => {
    const { gentle, interrupt } = interruptible();
    const begun = new AbortController();
    const script = `process.on('SIGINT', () => { console.log(begun ? 'heeded' : 'too early'); process.exit(1); }); let begun = false; console.log('ready'); setTimeout(() => { begun = true; console.log('begun') }, 200); setInterval(() => {}, 1000)`;
    const onStdoutLine = (line: string) => {
      if (line === 'ready') gentle.abort();
      if (line === 'begun') begun.abort();
    };
    const request = {
      interrupt,
      interruptFrom: begun.signal,
      onStdoutLine,
      outputFile: join(folder, 'held'),
    };
    const { stdout } = await run(node(script, request));
    expect(stdout.trim().split('\n')).toEqual(['ready', 'begun', 'heeded']);
  });

  it('holds no second interruption back', async () => {
    const { gentle, kill, interrupt } = interruptible();
    const script = `console.log('ready'); setInterval(() => {}, 1000)`;
    const onStdoutLine = () => {
      gentle.abort();
      setTimeout(() => kill.abort(), 50);
    };
    const request = { interrupt, interruptFrom: new AbortController().signal, onStdoutLine };
    expect(await run(node(script, request))).toMatchObject({ signal: 'SIGKILL', interrupted: true });
  });

  it('starts nothing after an interruption that would be held back', async () => {
    const { gentle, interrupt } = interruptible();
    gentle.abort();
    const request = { interrupt, interruptFrom: new AbortController().signal };
    expect(await run(node('', request))).toMatchObject({ exitCode: null, signal: null, interrupted: true });
  });

  it('leaves no process behind when the program ends and forgets its child', async () => {
    const result = await run(node(withGrandchild('child.unref(); process.exit(0);')));
    expect(result.exitCode).toBe(0);
    await sleep(50);
    expect(isAlive(await grandchild())).toBe(false);
  });

  it('kills the whole group when the grace is over', async () => {
    const { gentle, interrupt } = interruptible();
    const script = withGrandchild(
      `process.on('SIGINT', () => {}); console.log('ready'); setInterval(() => {}, 1000)`,
    );
    const onStdoutLine = (line: string) => line === 'ready' && gentle.abort();
    const result = await run(node(script, { interrupt, onStdoutLine, graceMs: 200 }));
    expect(result).toMatchObject({ signal: 'SIGKILL', interrupted: true });
    await sleep(50);
    expect(isAlive(await grandchild())).toBe(false);
  });

  it('kills the whole group at the second interrupt', async () => {
    const { gentle, kill, interrupt } = interruptible();
    const script = withGrandchild(
      `process.on('SIGINT', () => console.log('ignored')); console.log('ready'); setInterval(() => {}, 1000)`,
    );
    const onStdoutLine = (line: string) => {
      if (line === 'ready') gentle.abort();
      if (line === 'ignored') kill.abort();
    };
    const result = await run(node(script, { interrupt, onStdoutLine }));
    expect(result).toMatchObject({ signal: 'SIGKILL', interrupted: true });
    await sleep(50);
    expect(isAlive(await grandchild())).toBe(false);
  });

  it('leaves nothing when we crash and kill all groups on the way out', async () => {
    const running = run(node(withGrandchild('setInterval(() => {}, 1000)')));
    await waitForGrandchild();
    killAllGroups();
    expect((await running).signal).toBe('SIGKILL');
    await sleep(50);
    expect(isAlive(await grandchild())).toBe(false);
  });

  it('sends nobody a signal once the program has ended', async () => {
    const { gentle, kill, interrupt } = interruptible();
    const script = `process.on('SIGINT', () => process.exit(0)); console.log('ready'); setInterval(() => {}, 1000)`;
    await run(node(script, { interrupt, graceMs: 100, onStdoutLine: () => gentle.abort() }));
    await run(node('', { interrupt: { ...interrupt, gentle: neverInterrupted().gentle } }));
    const sent: unknown[] = [];
    const real = process.kill;
    process.kill = (...args) => {
      sent.push(args);
      return true;
    };
    onTestFinished(() => void Object.assign(process, { kill: real }));
    kill.abort();
    killAllGroups();
    await sleep(150);
    expect(sent).toEqual([]);
  });

  it('does not wait for a process outside of the group that holds the pipes', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' });
      console.log(child.pid);
      process.exit(0);`;
    const { stdout, exitCode } = await run(node(script));
    const outside = Number(stdout);
    expect(exitCode).toBe(0);
    expect(isAlive(outside)).toBe(true);
    await killGroup(outside);
  });

  it('tells those who listen which program runs, and how it ended', async () => {
    const told: unknown[] = [];
    const stop = listenToPrograms((program) => {
      told.push(program);
      return (end) => told.push(end);
    });
    onTestFinished(stop);
    await run(node('process.exit(7)'));
    expect(told).toEqual([
      { path: execPath, args: ['-e', 'process.exit(7)'], cwd: folder },
      { exitCode: 7, signal: null, seconds: expect.any(Number) },
    ]);
  });

  it('lets a program write into a file, hands on its lines all the same, and leaves the file to its owner', async () => {
    const outputFile = join(folder, 'output');
    const lines: string[] = [];
    const started: number[] = [];
    const script = `process.stdout.write('one\\ntwö'); setTimeout(() => { process.stderr.write('\\nthree\\n'); process.exitCode = 3 }, 150)`;
    const result = await run(
      node(script, {
        outputFile,
        onStdoutLine: (line) => lines.push(line),
        onStart: (pid) => started.push(pid),
      }),
    );
    expect(lines).toEqual(['one', 'twö', 'three']);
    expect(result).toMatchObject({ exitCode: 3, signal: null });
    expect(started).toEqual([expect.any(Number)]);
    expect((await stat(outputFile)).mode & 0o777).toBe(0o600);
    await run(node(`console.log('anew')`, { outputFile }));
    expect(await readFile(outputFile, 'utf8')).toBe('anew\n');
  });

  it('tells why a program with a file cannot be started, and uses pipes where the file cannot be made', async () => {
    const outputFile = join(folder, 'nowhere', 'output');
    expect((await run(node(`console.log('x')`, { outputFile }))).stdout).toBe('x\n');
    const cwd = join(folder, 'nowhere');
    const request = node('', { outputFile: join(folder, 'output'), cwd });
    await expect(run(request)).rejects.toMatchObject({ code: 'tool-not-startable' });
  });
});
