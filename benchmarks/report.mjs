#!/usr/bin/env node
// How long a browser takes to show the report of 200 environments, from the start of the navigation to the first frame in which all rows
// stand, and how much of its main thread: `node benchmarks/report.mjs [RUNS]`, after `npm run build`, with Chromium on PATH or in CHROME_PATH.
// Exits 1 where the median is above 1 s.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, exit } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { tsImport } from 'tsx/esm/api';
import { main, median, secondsOf } from './measure.mjs';

const rounds = Number(argv[2] ?? 5);
const { chromiumCommands } = await tsImport('../src/operations/graph/chromium-commands.ts', import.meta.url);
const names = [env.CHROME_PATH, ...chromiumCommands].filter(Boolean);
const found = names.find((name) => spawnSync(name, ['--version']).status === 0);
if (found === undefined) {
  console.error('Chromium is missing: put it on PATH, or its path into CHROME_PATH.');
  exit(2);
}
const executablePath = spawnSync('which', [found], { encoding: 'utf8' }).stdout.trim() || found;

/** Environments of all tiers, many of which say something of their own. */
function fleet(count) {
  const lines = Array.from({ length: count }, (_, at) => {
    const name = ['dev', 'staging', 'prod'][at % 3];
    const own = [
      ...(name === 'prod' ? ['loadBalancer: { allowPlainHttp: { reason: No domain yet } }'] : []),
      ...(at % 4 === 0 ? [`compute: { minSize: 3, maxSize: ${4 + (at % 7)} }`] : []),
      ...(at % 5 === 0
        ? [`database: { backupRetentionDays: ${7 + (at % 20)}, multiAz: ${at % 2 === 0} }`]
        : []),
      ...(at % 11 === 0 ? ['logs: { ownKey: false }'] : []),
    ];
    return `  ${name}-${String(at).padStart(3, '0')}: { environment: ${[name, ...own].join(', ')} }`;
  });
  return `version: 1\nenvironments:\n${lines.join('\n')}\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'multienv-benchmark-'));
let failed = false;
try {
  writeFileSync(join(folder, 'environments.yaml'), fleet(200));
  const made = secondsOf([main, 'report', '--out', 'report.html'], folder);
  const file = join(folder, 'report.html');
  console.log(
    `report of 200 environments: made in ${made.toFixed(1)} s, ${Math.round(statSync(file).size / 1000)} kB`,
  );
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args,
    env: { ...env, HOME: folder },
  });
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const started = performance.now();
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))));
    const wall = (performance.now() - started) / 1000;
    const { metrics } = await session.send('Performance.getMetrics');
    const thread = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    // The first one pays for the start of the browser.
    if (round > 0) times.push({ wall, thread });
    await page.close();
  }
  await browser.close();
  const wall = median(times.map((one) => one.wall));
  failed = wall > 1;
  console.log(
    `opened: ${wall.toFixed(2)} s (at most 1 s), ${median(times.map(({ thread }) => thread)).toFixed(2)} s of its main thread`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
exit(failed ? 1 : 0);
