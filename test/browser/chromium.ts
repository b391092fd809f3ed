import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
let found: string | undefined | null = null;

/** The installed Chromium: that of CHROMIUM, else the first on PATH; undefined where there is none. */
function findChromium(): string | undefined {
  if (found === null)
    found = [process.env.CHROMIUM ?? '', ...names].find(
      (name) => name !== '' && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
    );
  return found;
}

/**
 * Whether the tests in a real browser run: where a Chromium is installed.
 * @throws Error under REQUIRE_CHROMIUM=1 when there is none.
 */
export function requiresChromium(): boolean {
  if (findChromium() !== undefined) return true;
  if (process.env.REQUIRE_CHROMIUM === '1') throw new Error('No Chromium is installed: REQUIRE_CHROMIUM=1.');
  console.warn('No Chromium is installed: the tests in a real browser are skipped.');
  return false;
}

/** Starts the installed Chromium with an empty profile, which goes when the browser is closed. */
export async function startChromium(): Promise<Browser> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('No Chromium is installed.');
  const path = spawnSync('sh', ['-c', 'command -v "$0"', executable], { encoding: 'utf8' }).stdout.trim();
  const home = mkdtempSync(join(tmpdir(), 'multienv-chromium-'));
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    // Playwright makes an empty user data folder of its own, in this one.
    artifactsDir: home,
    env: { ...process.env, HOME: home },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  browser.on('disconnected', () => rmSync(home, { recursive: true, force: true }));
  return browser;
}
