import { expect, it, onTestFinished, vi } from 'vitest';
import { listenToPrograms, tellProgram } from './told-programs.js';

const program = { path: '/bin/terraform', args: ['plan'], cwd: '/work' };

it('tells everybody who listens of the beginning and the end, with the time in seconds', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  onTestFinished(() => void vi.useRealTimers());
  const told: unknown[] = [];
  for (const who of ['a', 'b']) {
    const stop = listenToPrograms((begun) => {
      told.push([who, begun]);
      return (end) => told.push([who, end]);
    });
    onTestFinished(stop);
  }
  const tellEnd = tellProgram(program);
  vi.setSystemTime(3_345);
  tellEnd({ exitCode: 0, signal: null });
  const end = { exitCode: 0, signal: null, seconds: 2.345 };
  expect(told).toEqual([
    ['a', program],
    ['b', program],
    ['a', end],
    ['b', end],
  ]);
});

it('tells nothing to those who listen no longer', () => {
  const stop = listenToPrograms(() => expect.unreachable('nobody listens'));
  stop();
  tellProgram(program)({ exitCode: 0, signal: null });
});
