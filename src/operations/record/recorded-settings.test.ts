import { expect, it } from 'vitest';
import { deployRecord } from '../../../test/fixtures/deploy-record.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { parseRecord, recordText } from './deploy-record.js';
import { isLeftOut, recordedSettings, recordedSide } from './recorded-settings.js';

const environment = resolveEnvironment({
  environment: 'prod',
  suffix: 'prod-003',
  config: {
    tags: { Owner: 'platform' },
    aws: { region: 'eu-central-1', roleArn: 'arn:aws:iam::111122223333:role/deployer' },
    app: { bootScript: '#!/bin/bash\nexport DB_PASSWORD=canary-1\n' },
  },
});
const settings = recordedSettings(environment);

it('has the value of each setting, and who said it', () => {
  expect(settings['database.multiAz']).toEqual({ value: true, source: 'tier' });
  expect(settings['tags.Owner']).toEqual({ value: 'platform', source: 'environment' });
  expect(Object.keys(settings).length).toBeGreaterThan(60);
});

it('has no value that may be secret, no way to the account and no backend', () => {
  expect(settings['app.bootScript']).toEqual({ isHidden: true, source: 'environment' });
  const text = JSON.stringify(settings);
  expect(text).not.toContain('canary');
  expect(text).not.toContain('111122223333');
  expect(Object.keys(settings).filter(isLeftOut)).toEqual([]);
});

it('is read again as it was written', () => {
  const record = { ...deployRecord, settings };
  expect(parseRecord(recordText(record), record.suffix)).toEqual({ kind: 'record', record });
  const broken = { ...deployRecord, settings: { 'a\u001b[2J': { source: 'tier' } } };
  expect(parseRecord(JSON.stringify(broken), record.suffix).kind).toBe('unreadable');
});

it('says of a setting that it does not have that it was not set', () => {
  expect(recordedSide(settings, 'toString').value).toBeUndefined();
  expect(recordedSide(settings, 'database.multiAz')).toMatchObject({ value: true, isHidden: false });
});
