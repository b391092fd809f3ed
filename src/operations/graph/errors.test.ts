import { describe, expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import {
  chromiumNotFound,
  graphFileTaken,
  graphFormatUnclear,
  graphNeedsOne,
  pngNotDrawn,
} from './errors.js';

describe('what graph says of a Chromium that has drawn nothing', () => {
  const message = (exitCode: number | null, said: string) =>
    pngNotDrawn.problem({ command: '/usr/bin/chromium', exitCode, said }).message;

  it('is how it ended and its last words, if there are any', () => {
    expect(message(1, 'No display')).toBe('/usr/bin/chromium has drawn no image (exit code 1): No display');
    expect(message(0, '')).toBe('/usr/bin/chromium has drawn no image (exit code 0)');
    expect(message(null, '')).toBe('/usr/bin/chromium has drawn no image (exit code none)');
  });

  it('is followed by two ways out', () => {
    const { hint } = pngNotDrawn.problem({ command: 'chromium', exitCode: 1, said: '' });
    expect(hint).toBe('Try --format svg, which needs no browser; or name another Chromium by CHROME_PATH.');
  });
});

it('names the Chromium that a person asked for, and is not there', () => {
  expect(chromiumNotFound.problem({ asked: undefined }).message).toBe(
    'No Chromium, Chrome or Edge was found on PATH.',
  );
  const asked = chromiumNotFound.problem({ asked: '/opt/chrome' });
  expect(asked.message).toBe('There is no Chromium at /opt/chrome (CHROME_PATH).');
  expect(asked.hint).toContain('set CHROME_PATH to the program; --format svg needs none.');
});

describe('what graph says where it does not know what to draw', () => {
  const problem = (more: object = {}) =>
    graphNeedsOne.problem({
      ...{ suffixes: ['dev-001', 'prod-003'], wanted: 'one', pair: undefined, invocation: plainInvocation },
      ...more,
    });

  it('is how many it needs, and which there are', () => {
    expect(problem().code).toBe('graph-needs-environment');
    expect(problem().message).toBe('Name the environment to draw.');
    expect(problem({ wanted: 'two' }).message).toBe('Name the two environments to compare.');
    expect(problem().hint).toBe(
      'The file has: dev-001, prod-003. Or name a stack by --stack, a plan by --plan.',
    );
  });

  it('is twenty of them at most', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `e-${at + 1}`);
    expect(problem({ suffixes: many(20) }).hint).toContain('e-19, e-20. Or');
    expect(problem({ suffixes: many(21) }).hint).toContain('e-19, e-20, …. Or');
  });

  it('is how two are drawn together', () => {
    const pair = ['dev-001', 'prod-003'];
    expect(problem({ pair }).message).toBe('Two environments are drawn together only with `--diff`.');
    expect(problem({ pair }).hint).toMatch(
      /^Run `.*graph --diff dev-001 prod-003`, or name one of the two\.$/,
    );
  });
});

it('says what lies where the picture would be written', () => {
  const file = graphFileTaken.problem({ path: 'a.svg', isFolder: false });
  expect(file.message).toBe('a.svg is no picture of multienv, and is not replaced.');
  expect(file.hint).toBe('Name another file with `--out FILE`, or move this one.');
  const folder = graphFileTaken.problem({ path: 'a', isFolder: true });
  expect(folder.message).toBe('a is a folder.');
  expect(folder.hint).toBe('Name a file in it with `--out FILE`.');
});

it('says whether two formats were asked for or none', () => {
  const two = graphFormatUnclear.problem({ asked: ['--json', '--out a.svg'], out: 'a.svg' });
  expect(two.message).toBe('--json and --out a.svg ask for different formats.');
  expect(two.hint).toBe('Leave one of them out.');
  const none = graphFormatUnclear.problem({ asked: [], out: 'a.txt' });
  expect(none.message).toBe('The name a.txt tells no format.');
  expect(none.hint).toBe('End it with .svg, .png, .mmd or .json, or name the format with `--format`.');
});
