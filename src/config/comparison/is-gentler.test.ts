import { expect, it } from 'vitest';
import type { Tier } from '../names/tiers.js';
import { unsetOrigin } from './compare-settings.js';
import { isGentler } from './is-gentler.js';
import { concernsOf } from './setting-concerns.js';

const side = (value: unknown) => ({ value, isHidden: false, compared: value, origin: unsetOrigin });
const gentler = (setting: string, a: unknown, b: unknown, from: Tier, to: Tier) =>
  isGentler({ setting, concerns: concernsOf(setting), a: side(a), b: side(b) }, { tier: from }, { tier: to });

it.each([
  ['compute.minSize', 2, 3],
  ['compute.minSize', 4, 6],
  ['compute.maxSize', 4, 9],
  ['compute.instanceType', 't3.small', 'm6i.large'],
  ['database.multiAz', false, true],
  ['database.applyImmediately', true, false],
  ['storage.versioning', false, true],
  ['loadBalancer.webAcl.mode', 'count', 'block'],
  ['loadBalancer.webAcl.mode', 'off', 'count'],
  ['app.protocol', 'http', 'https'],
  ['logs.retentionDays', 90, 400],
])('%s %j is gentler than %j of production', (setting, a, b) => {
  expect(gentler(setting, a, b, 'staging', 'production')).toBe(true);
});

it.each([
  ['compute.minSize', 5, 3],
  ['database.multiAz', true, false],
  ['loadBalancer.webAcl.mode', 'block', 'count'],
  // The tiers say the same of it, or nothing; or it protects nothing.
  ['database.engineVersion', '16', '15'],
  ['compute.desiredCapacity', 2, 4],
  ['dashboard.enabled', false, true],
])('%s %j is not gentler than %j of production', (setting, a, b) => {
  expect(gentler(setting, a, b, 'staging', 'production')).toBe(false);
});

it('nothing is, within a tier or from a stricter one', () => {
  expect(gentler('compute.minSize', 2, 3, 'production', 'production')).toBe(false);
  expect(gentler('compute.minSize', 1, 2, 'production', 'staging')).toBe(false);
  expect(gentler('compute.minSize', 1, 2, 'development', 'staging')).toBe(true);
});
