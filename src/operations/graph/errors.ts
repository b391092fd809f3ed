import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';
import type { TakenPlace } from '../../files/write-output.js';

/** `graph` was called without saying what to draw. */
export const graphNeedsOne = defineError<{
  readonly suffixes: readonly string[];
  readonly wanted: 'one' | 'two';
  /** The two that were named where one is drawn. */
  readonly pair: readonly [string, string] | undefined;
  readonly invocation: Invocation;
}>({
  code: 'graph-needs-environment',
  summary:
    '`graph` draws one environment of the file, two with `--diff`, or the stacks and plans that are named.',
  message: ({ wanted, pair }) => {
    if (pair !== undefined) return 'Two environments are drawn together only with `--diff`.';
    return wanted === 'one' ? 'Name the environment to draw.' : 'Name the two environments to compare.';
  },
  hint: ({ suffixes, pair, invocation }) =>
    pair !== undefined
      ? `Run \`${invocation.next('graph', { words: ['--diff', ...pair] })}\`, or name one of the two.`
      : `The file has: ${suffixes.slice(0, 20).join(', ')}${suffixes.length > 20 ? ', …' : ''}. Or name a stack by --stack, a plan by --plan.`,
});

/** A PNG was asked for without the file to write it to. */
export const graphNeedsFile = defineError<Record<never, never>>({
  code: 'graph-needs-file',
  summary: '`graph --format png` writes a file: an image is no text for a terminal.',
  message: () => 'An image has to be written to a file.',
  hint: () => 'Add --out architecture.png.',
});

/** No Chromium is installed. */
export const chromiumNotFound = defineError<{ readonly asked: string | undefined }>({
  code: 'chromium-not-found',
  summary: 'A PNG is drawn by an installed Chromium, Chrome or Edge, and none was found.',
  message: ({ asked }) =>
    asked === undefined
      ? 'No Chromium, Chrome or Edge was found on PATH.'
      : `There is no Chromium at ${asked} (CHROME_PATH).`,
  hint: () =>
    'Install one (apt-get install chromium, brew install --cask chromium), or set CHROME_PATH to the program; --format svg needs none.',
});

/** Chromium has drawn nothing. */
export const pngNotDrawn = defineError<{
  readonly command: string;
  readonly exitCode: number | null;
  readonly said: string;
}>({
  code: 'png-not-drawn',
  summary: 'Chromium was started for a PNG, and ended without one.',
  message: ({ command, exitCode, said }) =>
    `${command} has drawn no image (exit code ${exitCode ?? 'none'})${said === '' ? '' : `: ${said}`}`,
  hint: () => 'Try --format svg, which needs no browser; or name another Chromium by CHROME_PATH.',
});

/** Another file lies where the picture would be written. */
export const graphFileTaken = defineError<TakenPlace>({
  code: 'graph-file-taken',
  summary: '`graph --out` names something that is there and is no picture of multienv.',
  message: ({ path, isFolder }) =>
    isFolder ? `${path} is a folder.` : `${path} is no picture of multienv, and is not replaced.`,
  hint: ({ isFolder }) =>
    isFolder
      ? 'Name a file in it with `--out FILE`.'
      : 'Name another file with `--out FILE`, or move this one.',
});

/** The picture cannot be written. */
export const graphNotWritable = defineError<{ path: string; reason: string }>({
  code: 'graph-not-writable',
  summary: 'The file of `graph --out` cannot be written.',
  message: ({ path, reason }) => `Cannot write ${path}: ${reason}.`,
  hint: () => 'Choose another place with `--out FILE`, or make this one writable.',
});

/** Two formats were asked for, or none that is known. */
export const graphFormatUnclear = defineError<{ asked: readonly string[]; out: string | undefined }>({
  code: 'graph-format-unclear',
  summary: '`graph` was told two formats, or a file whose name tells none.',
  message: ({ asked, out }) =>
    asked.length > 1
      ? `${asked.join(' and ')} ask for different formats.`
      : `The name ${out ?? ''} tells no format.`,
  hint: ({ asked }) =>
    asked.length > 1
      ? 'Leave one of them out.'
      : 'End it with .svg, .png, .mmd or .json, or name the format with `--format`.',
});
