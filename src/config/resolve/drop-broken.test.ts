import { describe, expect, it } from 'vitest';
import { partialSettingsSchema } from '../schema/environment-schema.js';
import { dropBroken, readsBroken } from './drop-broken.js';

const dropped = (value: unknown) =>
  dropBroken(value, partialSettingsSchema.safeParse(value).error?.issues ?? []);

describe('what is dropped', () => {
  it('is the broken setting alone', () => {
    expect(dropped({ compute: { minSize: 'x', maxSize: 3 }, app: { port: 80 } })).toEqual({
      value: { compute: { maxSize: 3 }, app: { port: 80 } },
      broken: ['compute.minSize'],
      removed: [{ path: ['compute', 'minSize'], value: 'x' }],
    });
  });

  it('is nothing of what is sound', () => {
    const value = { compute: { minSize: 1 } };
    expect(dropped(value)).toEqual({ value, broken: [], removed: [] });
  });

  it('is a whole list for one bad item', () => {
    const subnetIds = ['subnet-0a1b2c3d', 'x'];
    expect(dropped({ network: { mode: 'existing', subnetIds } })).toEqual({
      value: { network: { mode: 'existing' } },
      broken: ['network.subnetIds'],
      removed: [{ path: ['network', 'subnetIds'], value: subnetIds }],
    });
  });

  it('is an unknown key, for which its whole block counts as broken', () => {
    expect(dropped({ compute: { minSise: 2, maxSize: 3 } })).toEqual({
      value: { compute: { maxSize: 3 } },
      broken: ['compute'],
      removed: [{ path: ['compute', 'minSise'], value: 2 }],
    });
    expect(dropped({ comput: {} })).toMatchObject({ value: {}, broken: [] });
  });

  it('is a block that is none', () => {
    expect(dropped({ compute: [], app: { port: 80 } })).toMatchObject({
      value: { app: { port: 80 } },
      broken: ['compute'],
    });
  });

  it('leaves the given settings as they were', () => {
    const value = { compute: { minSize: 'x' } };
    dropped(value);
    expect(value).toEqual({ compute: { minSize: 'x' } });
  });
});

describe('a check does not run', () => {
  it.each([
    ['on the broken setting', ['compute.minSize'], ['compute.minSize'], true],
    ['on a setting of a broken block', ['compute.minSize'], ['compute'], true],
    ['on a block with a broken setting', ['backend'], ['backend.config'], true],
    ['when one of several is broken', ['app.port', 'compute.minSize'], ['compute.minSize'], true],
  ])('%s', (_where, reads, broken, expected) => {
    expect(readsBroken(reads, broken)).toBe(expected);
  });

  it('but on another setting, even one whose name begins alike', () => {
    expect(readsBroken(['database.name'], ['database.username'])).toBe(false);
    expect(readsBroken(['storage.bucketName'], ['storage.bucket'])).toBe(false);
    expect(readsBroken(['app.port'], [])).toBe(false);
  });
});
