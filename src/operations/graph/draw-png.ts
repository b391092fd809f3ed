import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { platform, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrivateFolder } from '../../files/private-folder.js';
import { findOutside } from '../../processes/find-executable.js';
import { plainVariables } from '../../processes/plain-variables.js';
import { run } from '../../processes/run.js';
import type { OperationContext } from '../context.js';
import { chromiumCommands } from './chromium-commands.js';
import { chromiumNotFound, pngNotDrawn } from './errors.js';
import { withMark } from './png-mark.js';

/** An SVG image that fills the page. */
export interface DrawnImage {
  readonly svg: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws an SVG image as PNG, two pixels for each of its own: by an installed Chromium with an empty user folder that resolves no name.
 * @throws UserError `chromium-not-found`, `png-not-drawn`
 */
export async function drawPng(context: OperationContext, image: DrawnImage): Promise<Uint8Array> {
  const command = await findChromium(context);
  const folder = new PrivateFolder();
  try {
    const page = join(folder.path, 'page.html');
    const output = join(folder.path, 'page.png');
    writeFileSync(page, pageOf(image));
    const { exitCode, stderr, interrupted } = await run({
      ...{ command, cwd: folder.path, env: plainVariables(context.env), interrupt: context.interrupt },
      args: argumentsFor(image, { profile: join(folder.path, 'profile'), output, page }),
      graceMs: 2_000,
    });
    if (!existsSync(output))
      throw pngNotDrawn.error({ command, exitCode, said: interrupted ? 'interrupted' : lastLine(stderr) });
    return withMark(readFileSync(output));
  } finally {
    folder.remove();
  }
}

/** The one that a person names, else one on PATH that does not lie in the repository, nor in a `node_modules`. */
async function findChromium({ env, cwd }: Pick<OperationContext, 'env' | 'cwd'>): Promise<string> {
  const { CHROME_PATH: asked } = env;
  for (const name of asked === undefined || asked === '' ? chromiumCommands : [asked]) {
    const found = await findOutside(cwd, name, { env });
    if (found !== undefined) return found;
  }
  throw chromiumNotFound.error({ asked: asked === '' ? undefined : asked });
}

/** Nothing but the image; no script is in it, and none would run. */
function pageOf({ svg }: DrawnImage): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>html,body{margin:0;overflow:hidden}svg{display:block}</style>${svg}`;
}

interface Places {
  readonly profile: string;
  readonly output: string;
  readonly page: string;
}

function argumentsFor({ width, height }: DrawnImage, { profile, output, page }: Places): readonly string[] {
  return [
    ...['--headless', '--disable-gpu', '--hide-scrollbars', '--no-first-run', '--no-default-browser-check'],
    // Chromium starts no sandbox for root, as in most containers.
    ...(platform() === 'linux' && userInfo().uid === 0 ? ['--no-sandbox'] : []),
    ...['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--disable-sync'],
    ...['--disable-extensions', '--disable-component-update', '--force-device-scale-factor=2'],
    ...[`--user-data-dir=${profile}`, `--window-size=${width},${height}`, `--screenshot=${output}`],
    pathToFileURL(page).href,
  ];
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
