import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { findTerraform } from './find-terraform.js';

const fakes: FakeTerraform[] = [];
const fake = (...args: ConstructorParameters<typeof FakeTerraform>) => {
  const made = new FakeTerraform(...args);
  fakes.push(made);
  return made;
};
afterEach(() => {
  for (const made of fakes.splice(0)) made.remove();
});

/** A project without a repository. */
const project = '/no/project';

it('finds Terraform on PATH and tells its version', async () => {
  const { env, folder } = fake({ version: '1.13.0' });
  expect(await findTerraform({ project, env })).toEqual({
    path: join(folder, 'terraform'),
    version: '1.13.0',
    product: 'terraform',
  });
});

it('takes OpenTofu where it is named, and tells it from Terraform', async () => {
  const { env } = fake({ version: '1.11.0', product: 'opentofu' }, 'tofu');
  expect(await findTerraform({ project, env, binary: 'tofu' })).toMatchObject({
    version: '1.11.0',
    product: 'opentofu',
  });
});

it.each([
  ['1.11.0', 'terraform'],
  ['1.11.1-rc1', 'terraform'],
  ['0.15.5', 'terraform'],
  ['1.10.9', 'opentofu'],
] as const)('refuses version %s of %s', async (version, product) => {
  const { env } = fake({ version, product });
  await expect(findTerraform({ project, env })).rejects.toMatchObject({
    code: 'terraform-too-old',
    exitCode: 2,
  });
});

it.each(['1.11.1', '1.12.0-beta1', '2.0.0'])('accepts version %s of Terraform', async (version) => {
  const { env } = fake({ version });
  expect((await findTerraform({ project, env })).version).toBe(version);
});

it('says what is missing when neither is there', async () => {
  const { env, folder } = fake({}, 'other');
  await expect(findTerraform({ project, env: { ...env, PATH: folder } })).rejects.toMatchObject({
    code: 'terraform-not-found',
  });
  await expect(findTerraform({ project, env, binary: '/no/such/terraform' })).rejects.toMatchObject({
    code: 'terraform-not-found',
    message: '/no/such/terraform was not found.',
  });
});

it('refuses a program that does not answer as Terraform', async () => {
  const { env, folder } = fake();
  await rm(join(folder, 'scenario.json'));
  await expect(findTerraform({ project, env })).rejects.toMatchObject({
    code: 'terraform-not-usable',
    message: expect.stringMatching(/it ended with 1\b/),
  });
  const silent = join(folder, 'silent');
  await writeFile(silent, '#!/bin/sh\necho hello\n', { mode: 0o755 });
  await expect(findTerraform({ project, env, binary: silent })).rejects.toMatchObject({
    code: 'terraform-not-usable',
    message: expect.stringContaining('its version is not JSON'),
  });
});

it('does not run one of the project because it is on PATH, but the next one, and says where none is left', async () => {
  const { env, folder } = fake();
  const inside = { project: folder, env: { ...env, PATH: `${folder}/x:${env.PATH}` } };
  await expect(findTerraform(inside)).rejects.toMatchObject({
    code: 'terraform-not-found',
    message: `Neither terraform nor tofu was found on PATH. ${join(folder, 'terraform')} is inside the project and is not run.`,
  });
  const other = fake({ version: '1.12.0' });
  const path = { ...env, PATH: `${folder}:${other.env.PATH}` };
  expect(await findTerraform({ project: folder, env: path })).toMatchObject({
    path: join(other.folder, 'terraform'),
  });
  expect(await findTerraform({ project: folder, env, binary: join(folder, 'terraform') })).toMatchObject({
    path: join(folder, 'terraform'),
  });
});
