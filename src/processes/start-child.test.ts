import { execPath } from 'node:process';
import { expect, it } from 'vitest';
import { startChild } from './start-child.js';

const request = { cwd: '.', env: {} };

it('says why a program never started, whether Node.js throws it or tells it later', async () => {
  const missing = startChild('/no/such/program', { ...request, args: [] });
  expect(missing.pid).toBeUndefined();
  expect(await missing.ended).toMatchObject({
    exitCode: null,
    startFailure: expect.stringMatching(/ENOENT/),
  });
  const thrown = startChild(execPath, { ...request, args: ['a\0b'] });
  expect(thrown.pid).toBeUndefined();
  expect(await thrown.ended).toMatchObject({
    exitCode: null,
    startFailure: expect.stringMatching(/null bytes/),
  });
});

it('is not over because a signal came too late', async () => {
  const child = startChild(execPath, { ...request, args: ['-e', 'process.exitCode = 3'] });
  child.onExit(() => child.interrupt());
  expect(await child.ended).toEqual({ exitCode: 3, signal: null });
});

it('gives the environment exactly, and no standard input', async () => {
  const script = 'process.stdin.on("end", () => console.log(JSON.stringify(process.env))).resume()';
  const child = startChild(execPath, { cwd: '.', args: ['-e', script], env: { ONLY: '1', NOT: undefined } });
  const printed: string[] = [];
  child.stdout?.on('data', (bytes) => printed.push(String(bytes)));
  await child.ended;
  expect(JSON.parse(printed.join(''))).toEqual({ ONLY: '1' });
});
