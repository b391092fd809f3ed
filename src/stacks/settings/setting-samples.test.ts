import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { tierTable } from '../../config/resolve/tier-table.js';
import { environmentsFileSchema } from '../../config/schema/environment-schema.js';
import { schemaAt, settingPaths } from '../../config/schema/schema-index.js';
import { settingGroups } from './setting-groups.js';
import { aboutNoResource, settingSamples } from './setting-samples.js';

function put(target: object, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    Reflect.set(target, key, value);
    return;
  }
  const below = Reflect.get(target, key) ?? {};
  Reflect.set(target, key, below);
  put(below, rest, value);
}

it('each sample is a value that its setting takes', () => {
  const defaults = {};
  for (const [name, value] of Object.entries(settingSamples)) put(defaults, name.split('.'), value);
  const file = { version: 1, defaults, environments: { 'dev-001': { environment: 'dev' } } };
  const { error } = environmentsFileSchema.safeParse(file);
  expect(error?.issues ?? []).toEqual([]);
});

it('each setting that no tier gives a value, and that decides about resources, has one', () => {
  const paths = settingPaths();
  const open = paths.filter((name) => {
    const isLeaf = !paths.some((other) => other.startsWith(`${name}.`));
    const isLeft =
      aboutNoResource.some((one) => name.startsWith(one)) || ['tags', 'environment'].includes(name);
    return isLeaf && !isLeft && !Object.hasOwn(tierTable, name);
  });
  expect(open.filter((name) => !Object.hasOwn(settingSamples, name))).toEqual([]);
  expect(Object.keys(settingSamples).filter((name) => !open.includes(name))).toEqual([]);
  expect(Object.keys(settingSamples).every((name) => schemaAt(['defaults', ...name.split('.')]))).toBe(true);
});

it('what decides about no resource is tried by nobody', () => {
  const tried = settingGroups(resolveEnvironment({ environment: 'prod', suffix: 'prod-003' })).flat();
  const about = [
    /^tier$/,
    /^aws\.(profile|roleArn|externalId)$/,
    /^loadBalancer\.allowPlainHttp/,
    /^backend\./,
  ];
  expect(tried.filter((name) => about.some((one) => one.test(name)))).toEqual([]);
  const left = settingPaths().filter((name) => aboutNoResource.some((one) => name.startsWith(one)));
  expect(left.filter((name) => !about.some((one) => one.test(name)))).toEqual([]);
  expect(tried.length).toBeGreaterThan(80);
});
