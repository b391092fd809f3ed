import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Interrupt, neverInterrupted } from '../../processes/interrupt.js';
import { drawPng } from './draw-png.js';
import { withMark } from './png-mark.js';

/** One pixel, with the chunks that every PNG has. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const image = { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', width: 640, height: 480 };
const context = { emit: () => {}, interrupt: neverInterrupted() };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-png-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function program(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
}

const takesPicture = 'cp "$here/pixel.png" "$shot"';

/** A PATH with what a script needs, and no browser that this machine may have. */
function bareTools(folder: string): string {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  for (const name of ['cat', 'cp', 'env', 'sleep']) {
    const found = ['/bin', '/usr/bin'].map((place) => join(place, name)).find((path) => existsSync(path));
    symlinkSync(found ?? expect.unreachable(`${name} is missing`), join(tools, name));
  }
  return tools;
}

/** A browser that notes how it was started, and then does what the lines say. */
function browser(lines: readonly string[], name = 'chromium') {
  const folder = newFolder();
  const path = join(folder, 'bin', name);
  writeFileSync(join(folder, 'pixel.png'), pixel);
  program(path, [
    `here='${folder}'`,
    'printf "%s\\n" "$@" > "$here/arguments"; pwd > "$here/cwd"; env > "$here/env"',
    'for one in "$@"; do case "$one" in --screenshot=*) shot="${one#*=}";; file:*) page="${one#file://}";; esac; done',
    'cat "$page" > "$here/page"',
    ...lines,
  ]);
  const tools = bareTools(folder);
  const noted = (file: string) => readFileSync(join(folder, file), 'utf8');
  const draw = (env: Record<string, string> = {}, interrupt: Interrupt = neverInterrupted()) =>
    drawPng(
      { ...context, cwd: newFolder(), interrupt, env: { PATH: `${dirname(path)}:${tools}`, ...env } },
      image,
    );
  return { folder, path, noted, draw };
}
const drawing = (name?: string) => browser([takesPicture], name);

describe.runIf(process.platform === 'linux')('a picture as PNG', () => {
  it('is what the browser has drawn, with our mark', async () => {
    const { draw } = drawing();
    expect(Buffer.from(await draw())).toEqual(Buffer.from(withMark(pixel)));
  });

  it('is drawn by a browser that shows no window, asks nobody and keeps nothing', async () => {
    const { noted, draw } = drawing();
    await draw();
    const folder = noted('cwd').trim();
    expect(noted('arguments').trim().split('\n')).toEqual([
      '--headless',
      '--disable-gpu',
      '--hide-scrollbars',
      '--no-first-run',
      '--no-default-browser-check',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      '--disable-sync',
      '--disable-extensions',
      '--disable-component-update',
      '--force-device-scale-factor=2',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--window-size=640,480',
      `--screenshot=${join(folder, 'page.png')}`,
      `file://${join(folder, 'page.html')}`,
    ]);
    expect(fileURLToPath(noted('arguments').trim().split('\n').at(-1) ?? '')).toBe(join(folder, 'page.html'));
    expect(existsSync(folder)).toBe(false);
  });

  it('is drawn of a page with the image alone, in which no script would run', async () => {
    const { noted, draw } = drawing();
    await draw();
    expect(noted('page')).toBe(
      `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>html,body{margin:0;overflow:hidden}svg{display:block}</style>${image.svg}`,
    );
  });

  it('is drawn without the credentials of the person', async () => {
    const { noted, draw } = drawing();
    await draw({ AWS_SECRET_ACCESS_KEY: 'hidden', LANG: 'en_US.UTF-8' });
    expect(noted('env')).toContain('LANG=en_US.UTF-8');
    expect(noted('env')).not.toContain('AWS_SECRET_ACCESS_KEY');
  });
});

describe.runIf(process.platform === 'linux')('the browser', () => {
  it('is the one that a person names', async () => {
    const named = drawing('own');
    const { draw, folder } = drawing();
    await draw({ CHROME_PATH: named.path });
    expect(named.noted('arguments')).toContain('--headless');
    expect(existsSync(join(folder, 'arguments'))).toBe(false);
  });

  it.each([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'msedge',
  ])('is looked for as %s where nobody names one', async (name) => {
    const { draw } = drawing(name);
    expect(await draw({ CHROME_PATH: '' })).toHaveLength(withMark(pixel).length);
  });

  it('is missing where it does not lie where a person says', async () => {
    const { draw, folder } = drawing();
    const asked = join(folder, 'nothing');
    await expect(draw({ CHROME_PATH: asked })).rejects.toMatchObject({
      problems: [{ code: 'chromium-not-found', message: `There is no Chromium at ${asked} (CHROME_PATH).` }],
    });
  });

  it('is missing where there is none on PATH', async () => {
    for (const env of [{ PATH: newFolder() }, { PATH: newFolder(), CHROME_PATH: '' }])
      await expect(drawPng({ ...context, cwd: newFolder(), env }, image)).rejects.toMatchObject({
        problems: [{ code: 'chromium-not-found', message: 'No Chromium, Chrome or Edge was found on PATH.' }],
      });
  });

  it('is no program of the repository or of a package because it is on PATH', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, '.git'));
    const mark = join(folder, 'started');
    const places = [join(folder, 'bin'), join(folder, 'node_modules', '.bin')];
    for (const place of places) program(join(place, 'chromium'), [`: > ${mark}`]);
    const drawn = drawPng({ ...context, cwd: folder, env: { PATH: places.join(':') } }, image);
    await expect(drawn).rejects.toMatchObject({ problems: [{ code: 'chromium-not-found' }] });
    expect(existsSync(mark)).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('a browser that draws nothing', () => {
  const failure = (path: string, rest: string) => ({
    problems: [{ code: 'png-not-drawn', message: `${path} has drawn no image ${rest}` }],
  });

  it('is told with how it ended, and the last line that it said', async () => {
    const { path, draw, noted } = browser(['echo first >&2', 'echo "no display " >&2', 'echo >&2', 'exit 3']);
    await expect(draw()).rejects.toMatchObject(failure(path, '(exit code 3): no display'));
    expect(existsSync(noted('cwd').trim())).toBe(false);
  });

  it('is told without words where it said none', async () => {
    const silent = browser(['exit 0']);
    await expect(silent.draw()).rejects.toMatchObject(failure(silent.path, '(exit code 0)'));
    const killed = browser(['kill -9 $$']);
    await expect(killed.draw()).rejects.toMatchObject(failure(killed.path, '(exit code none)'));
  });

  it('is told as interrupted where the person has stopped it', async () => {
    const { path, draw, folder } = browser(['exit 0']);
    const gentle = AbortSignal.abort();
    const stopped = draw({}, { ...neverInterrupted(), gentle });
    await expect(stopped).rejects.toMatchObject(failure(path, '(exit code none): interrupted'));
    expect(readdirSync(folder)).not.toContain('arguments');
  });
});
