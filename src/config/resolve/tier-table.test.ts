import { describe, expect, it } from 'vitest';
import { editions, newestEdition } from '../names/editions.js';
import { tiers } from '../names/tiers.js';
import { settingsSchema } from '../schema/environment-schema.js';
import { isSettingName } from '../schema/setting-name.js';
import { valueAt } from '../schema/setting-path.js';
import { formerDefaults } from './former-defaults.js';
import { tierDefault, tierDefaults, tierTable } from './tier-table.js';

describe('the table of defaults', () => {
  it.each(Object.entries(tierTable))('%s is a setting, and each tier gets its column', (name, row) => {
    expect(isSettingName(name)).toBe(true);
    const values = tiers.map((tier) => valueAt(tierDefaults(tier), name.split('.')));
    expect(values).toEqual([...row]);
    expect(tiers.map((tier) => tierDefault(tier, name))).toEqual([...row]);
  });

  it.each(tiers)('makes a whole environment of the tier %s', (tier) => {
    expect(settingsSchema.safeParse(tierDefaults(tier)).success).toBe(true);
  });

  it('has no default for what has no row', () => {
    expect(tierDefault('production', 'compute.amiId')).toBeUndefined();
    expect(tierDefault('production', 'toString')).toBeUndefined();
    expect(tierDefaults('production').compute).not.toHaveProperty('amiId');
  });

  it('is never gentler with production than with staging, nor there than with development', () => {
    const rank = (setting: string) => tiers.map((tier) => Number(tierDefault(tier, setting)));
    for (const setting of ['compute.minSize', 'compute.maxSize', 'database.storageGiB', 'database.multiAz']) {
      expect(rank(setting)).toEqual(rank(setting).toSorted((a, b) => a - b));
    }
  });

  it.each(editions)(
    'has, in the edition %s, rows of former editions for settings of the table alone',
    (edition) => {
      expect(Object.keys(tierTable)).toEqual(expect.arrayContaining(Object.keys(formerDefaults(edition))));
      for (const [name, row] of Object.entries(formerDefaults(edition)))
        expect(tiers.map((tier) => valueAt(tierDefaults(tier, edition), name.split('.')))).toEqual([...row]);
      for (const tier of tiers)
        expect(settingsSchema.safeParse(tierDefaults(tier, edition)).success).toBe(true);
    },
  );

  it('has no former row in the newest edition', () => {
    expect(formerDefaults(newestEdition)).toEqual({});
  });
});
