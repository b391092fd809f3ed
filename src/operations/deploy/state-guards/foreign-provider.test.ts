import { describe, expect, it } from 'vitest';
import { codesOfState, goldenStateWith, problemsOfState } from '../../../../test/fixtures/judge-state.js';
import { namedProviders } from './providers/named-providers.js';

const made = (source: string, mode = 'managed') => ({
  ...{ mode, type: 'acme_thing', name: 'one', provider: `provider["${source}"]` },
  instances: [{ attributes: { id: 'one' } }],
});
const evil = 'evil.example/acme/acme';
const code = 'state-names-foreign-provider';

describe('a provider that the state names', () => {
  it.each(['managed', 'data'])('is refused where nobody else names it, of a %s resource', async (mode) => {
    const text = goldenStateWith(made(evil, mode), made(evil, mode));
    expect(await problemsOfState({ text })).toMatchObject([
      { code, severity: 'error', message: expect.stringContaining(`the provider ${evil} for `) },
    ]);
    expect(await codesOfState({ text: goldenStateWith(made('registry.terraform.io/acme/acme')) })).toEqual([
      code,
    ]);
    const inModule = { ...made(evil), module: 'module.m', provider: `module.m.provider["${evil}"].eu` };
    expect(await codesOfState({ text: goldenStateWith(inModule) })).toEqual([code]);
  });

  it('is taken where the stack names it, by itself or by a resource', async () => {
    const required = { terraform: { required_providers: { acme: { source: 'Acme/acme' } } } };
    const text = goldenStateWith(made('registry.terraform.io/acme/acme'));
    expect(await codesOfState({ text, stack: required })).toEqual([]);
    expect(await codesOfState({ text, stack: { terraform: [required.terraform] } })).toEqual([]);
    expect(await codesOfState({ text, stack: { resource: { acme_thing: {} } } })).toEqual([code]);
    const implied = goldenStateWith(made('registry.opentofu.org/hashicorp/acme'));
    for (const stack of [{ data: { acme_thing: {} } }, { provider: { acme: {} } }])
      expect(await codesOfState({ text: implied, stack })).toEqual([]);
  });

  it('is taken where the lock file names it, and where it is part of Terraform', async () => {
    const lock = `provider "registry.terraform.io/hashicorp/aws" {\n}\nprovider "${evil}" {\n}\n`;
    expect(await codesOfState({ text: goldenStateWith(made(evil)), lock })).toEqual([]);
    expect(await codesOfState({ text: goldenStateWith(made('terraform.io/builtin/terraform')) })).toEqual([]);
  });

  it('is not judged where a module may need it and no lock file says so', () => {
    const stack = { module: { m: { source: './m' } } };
    expect(namedProviders(stack, undefined).sources).toBeUndefined();
    expect(namedProviders(stack, '').sources).toEqual(new Set());
  });
});
