import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { synthesizeStack } from '../../stacks/synth/synthesize.js';
import { report } from './report.js';

const app = `
  const { appendFileSync, copyFileSync, mkdirSync, readdirSync } = require('node:fs');
  appendFileSync('runs', 'run ');
  for (const name of readdirSync('.').filter((one) => one.startsWith('multi-env-'))) {
    const folder = process.env.CDKTF_OUTDIR + '/stacks/' + name;
    mkdirSync(folder, { recursive: true });
    copyFileSync(name, folder + '/cdk.tf.json');
  }`;

it('makes each stack once: review, pictures and reachability are of the same one', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'multienv-report-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const text = `version: 1
synthCommand: [node, app.cjs]
environments:
  dev-001: { environment: dev }
  dev-002: { environment: dev, database: { multiAz: true } }
  dev-003: { environment: dev }
`;
  writeFileSync(join(cwd, 'app.cjs'), app);
  const loaded = loadEnvironments(join(cwd, 'environments.yaml'), { text, today: '2026-11-29' });
  const [first, second] = loaded.environments;
  for (const one of [first, second])
    if (one !== undefined) writeFileSync(join(cwd, `multi-env-${one.suffix}`), synthesizeStack(one));
  const context = {
    ...{ cwd, env: { PATH: process.env.PATH }, emit: () => {}, interrupt: neverInterrupted() },
    now: () => new Date('2026-11-29T12:00:00Z'),
  };
  const data = await report(context, { loaded, text, environments: loaded.environments });
  expect(readFileSync(join(cwd, 'runs'), 'utf8')).toBe('run ');
  expect(data.review.notReviewed.map(({ environment }) => environment)).toEqual(['dev-003']);
  expect(data.pictures.map(({ suffixes }) => suffixes)).toEqual([['dev-001'], ['dev-002']]);
  expect(data.reach.map(({ name, pairs }) => [name, pairs.length > 0])).toEqual([
    ['dev-001', true],
    ['dev-002', true],
  ]);
});
