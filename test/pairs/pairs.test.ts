import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingPaths } from '../../src/config/schema/schema-index.js';
import { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { requires } from '../requires.js';
import { drawnSettings, FileDraw } from './draw-files.js';
import { lostIdentities } from './living.js';
import { PairLife } from './pair-life.js';
import { fileOf, keptSettings } from './valid-files.js';

const seed = Number(process.env.PAIRS_SEED ?? 1);
const fileNamed = { environment: 'dev', 'database.password.source': 'generated' };

describe('random files', () => {
  it('touch every setting, or say why one stays as it is', () => {
    const settings = settingPaths().filter(
      (path, _, all) => !all.some((other) => other.startsWith(`${path}.`)),
    );
    const untouched = settings.filter((setting) => !drawnSettings.includes(setting) && setting !== 'tier');
    expect(untouched).toEqual(Object.keys(keptSettings));
  });

  it('are the same for one seed, and others for another', () => {
    const drawn = (by: number) => {
      const draw = new FileDraw(by, () => true);
      return [draw.after(), draw.after(), draw.after()].map((one) => fileOf('dev-001', one ?? {}));
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});

it('what lives is lost where it is gone, or is another of the same name', () => {
  const before = { 'aws_db_instance.postgres': 'db-A', 'aws_s3_bucket.bucket': 'data 2026-11-28' };
  expect(lostIdentities(before, { ...before, 'aws_kms_key.new': 'arn' })).toEqual([]);
  expect(lostIdentities(before, { 'aws_s3_bucket.bucket': 'data 2026-11-29' })).toEqual(Object.keys(before));
});

const tools = [requires('terraform'), requires('python')].every(Boolean);

/** `npx tsx scripts/pairs-campaign.ts` tries many; PAIRS_SEED draws others here. */
describe.runIf(tools)(`a pair of random files, seed ${seed}`, () => {
  const sandbox = new TemporarySandbox(fileOf('dev-001', fileNamed));
  beforeAll(async () => {
    await sandbox.succeed('sandbox', 'up');
  });
  afterAll(() => sandbox.close());

  it('loses nothing that must last, and a loss that is refused leaves everything', async () => {
    const life = new PairLife(sandbox, 'dev-001');
    const first = await life.deploy(fileNamed);
    expect(first).toMatchObject({ outcome: 'deployed', lost: [] });
    const next = new FileDraw(seed, life.isValid).after(fileNamed);
    const { outcome, lost, words } = await life.deploy(next ?? fileNamed);
    expect({ outcome, lost, words }).toMatchObject({
      outcome: expect.stringMatching(/^(deployed|refused)$/),
      lost: [],
    });
    const other = { ...fileNamed, 'storage.bucketPrefix': 'another', 'database.username': 'another' };
    expect(await life.deploy(other)).toMatchObject({ outcome: 'refused', codes: ['data-loss-not-allowed'] });
  });
});
