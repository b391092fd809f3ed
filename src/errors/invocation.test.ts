import { describe, expect, it } from 'vitest';
import { type CommandWords, invocationOf, plainInvocation, repeatedFlags } from './invocation.js';

const everything = {
  config: 'infra/environments.yaml',
  sandbox: 'http://127.0.0.1:5000',
  terraformBin: 'tofu',
  pluginDir: '/mirror',
};

describe('the next command', () => {
  it('is plain for a caller who said nothing', () => {
    expect(plainInvocation.next('recover', { env: 'dev-001' })).toBe('multienv recover --env dev-001');
    expect(plainInvocation.next('sandbox up')).toBe('multienv sandbox up');
  });

  it('repeats how we were called, in one order', () => {
    expect(invocationOf(everything).next('unlock', { env: 'dev-001', words: ['--lock-id', 'ID'] })).toBe(
      'multienv unlock --env dev-001 --lock-id ID --sandbox http://127.0.0.1:5000 --config infra/environments.yaml --terraform-bin tofu --plugin-dir /mirror',
    );
    expect(invocationOf({ program: 'npx multienv', sandbox: '' }).next('plan', { env: 'dev-001' })).toBe(
      'npx multienv plan --env dev-001 --sandbox',
    );
  });

  it.each<[CommandWords, string]>([
    ['rules', 'multienv rules'],
    ['init', 'multienv init'],
    ['schema', 'multienv schema'],
    ['sandbox up', 'multienv sandbox up --config infra/environments.yaml'],
    ['check', 'multienv check --config infra/environments.yaml'],
    ['secret init', 'multienv secret init --sandbox http://127.0.0.1:5000 --config infra/environments.yaml'],
    ['bootstrap', 'multienv bootstrap --sandbox http://127.0.0.1:5000 --config infra/environments.yaml'],
  ])('%s has no flag that it does not take', (command, expected) => {
    expect(invocationOf(everything).next(command)).toBe(expected);
  });

  it.each([
    ['my file.yaml', "'my file.yaml'"],
    ["it's.yaml", "'it'\\''s.yaml'"],
    ['$HOME/x.yaml', "'$HOME/x.yaml'"],
    ['~/x.yaml', "'~/x.yaml'"],
    ['', "''"],
    ['a;b', "'a;b'"],
    ['../a_b-c.d/x,y=1%@+:z.yaml', '../a_b-c.d/x,y=1%@+:z.yaml'],
  ])('quotes %s as a shell needs it', (config, word) => {
    expect(invocationOf({ config }).next('validate')).toBe(`multienv validate --config ${word}`);
  });

  it('joins a value that begins like a flag to its own', () => {
    expect(invocationOf({ config: '--my file.yaml' }).next('validate')).toBe(
      "multienv validate '--config=--my file.yaml'",
    );
  });

  it('stays on the sandbox where the caller did not name it, and as named where it did', () => {
    const endpoint = 'http://127.0.0.1:6000';
    const next = (sandbox?: string) =>
      invocationOf(sandbox === undefined ? {} : { sandbox })
        .onSandbox(endpoint)
        .next('deploy', { env: 'dev-001' });
    expect(next()).toBe('multienv deploy --env dev-001 --sandbox http://127.0.0.1:6000');
    expect(next('')).toBe('multienv deploy --env dev-001 --sandbox');
    expect(next('http://localhost:6000/')).toBe(
      'multienv deploy --env dev-001 --sandbox http://localhost:6000/',
    );
  });
});

it('never answers a question of the next command', () => {
  const repeated = new Set(Object.values(repeatedFlags).flat());
  expect([...repeated].sort()).toEqual(['config', 'pluginDir', 'sandbox', 'terraformBin', 'untrusted']);
});
