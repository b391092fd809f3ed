import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { init } from './init.js';
import { selectEnvironments } from './select-environments.js';
import { validate } from './validate.js';

let cwd = '';
const context = () => ({ cwd, env: {}, emit: () => {}, interrupt: neverInterrupted() });
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'multienv-init-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe('init', () => {
  it('writes a file that is valid, the schema beside it, and nothing else', () => {
    const { file } = init(context(), { folder: 'new' });
    expect(validate(context(), { file })).toEqual({ ok: true, problems: [], environments: 3 });
    expect(readdirSync(join(cwd, 'new')).sort()).toEqual(['environments.yaml', 'schemas']);
  });

  it('overwrites only when told to', () => {
    init(context(), { folder: '.' });
    expect(() => init(context(), { folder: '.' })).toThrow(/exists already/);
    expect(() => init(context(), { folder: '.', force: true })).not.toThrow();
  });

  it('says so when the folder is a file', () => {
    writeFileSync(join(cwd, 'plain'), '');
    expect(() => init(context(), { folder: 'plain' })).toThrow(/Can't write/);
  });
});

describe('validate', () => {
  it('gives the problems of a broken file as data', () => {
    const file = join(cwd, 'environments.yaml');
    writeFileSync(file, 'version: 1\nenvironments: {}\n');
    expect(validate(context(), { file })).toMatchObject({
      ok: false,
      problems: [{ code: 'no-environments' }],
    });
  });
});

describe('selectEnvironments', () => {
  it.each([
    [[], ['dev-001', 'staging-002', 'prod-003']],
    [['dev-*'], ['dev-001']],
    [
      ['prod-003', 'dev-00?'],
      ['dev-001', 'prod-003'],
    ],
    [['tier:production'], ['prod-003']],
  ])('%j selects %j', (patterns, expected) => {
    const { file } = init(context(), { folder: '.' });
    expect(selectEnvironments(loadEnvironments(file), patterns).map(({ suffix }) => suffix)).toEqual(
      expected,
    );
  });

  it('suggests the nearest suffix or tier', () => {
    const loaded = loadEnvironments(init(context(), { folder: '.' }).file);
    const select = (pattern: string) => () => selectEnvironments(loaded, [pattern]);
    expect(select('dev-01')).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ suggestion: 'dev-001' })] }),
    );
    expect(select('tier:prodution')).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ suggestion: 'tier:production' })] }),
    );
    expect(select('nothing.like+it')).toThrow(/No environment matches/);
  });
});
