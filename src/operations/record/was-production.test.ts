import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { deployRecord } from '../../../test/fixtures/deploy-record.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { targetOf } from '../target.js';
import { wasProduction } from './was-production.js';

it('an environment was production where its last deploy says so, and the file does not', async () => {
  const root = mkdtempSync(join(tmpdir(), 'multienv-was-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = environmentFolder('dev-001', { root });
  const at = (environment: string) =>
    wasProduction({
      ...targetOf({ env: {} }, resolveEnvironment({ environment, suffix: 'dev-001' }), undefined),
      folder,
    });
  const record = join(dirname(folder.stateFile), 'deployed.json');
  const deployedAs = (tier: string) => {
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, JSON.stringify({ ...deployRecord, tier }));
  };
  expect(await at('dev')).toBe(false);
  deployedAs('production');
  expect(await at('dev')).toBe(true);
  expect(await at('prod')).toBe(false);
  deployedAs('staging');
  expect(await at('dev')).toBe(false);
  writeFileSync(record, 'not json');
  expect(await at('dev')).toBe(false);
});
