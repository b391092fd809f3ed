import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import { packageVersion } from '../../package-files.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { init } from './init.js';
import { selectEnvironments } from './select-environments.js';
import { validate } from './validate.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'multienv-init-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const context = () => ({ cwd, env: {}, emit: () => {}, interrupt: neverInterrupted() });
const read = (...path: readonly string[]) => readFileSync(join(cwd, ...path), 'utf8');
const names = (files: readonly string[]) => files.map((file) => relative(cwd, file));
const refused = (code: string) => expect.objectContaining({ code });

describe('init', () => {
  it('writes a project that is valid, and names every file of it', async () => {
    const { file, files } = await init(context(), { folder: 'shop' });
    expect(validate(context(), { file })).toEqual({ ok: true, problems: [], environments: 3 });
    expect(names(files)).toEqual([
      'shop/.gitignore',
      'shop/package.json',
      'shop/schemas/environments.schema.json',
      'shop/environments.yaml',
    ]);
    expect(
      readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
    ).toHaveLength(4);
    const [first] = loadEnvironments(file).environments;
    expect(first?.project).toBe('shop');
    expect(first?.storage.bucketPrefix).toMatch(/^shop-[0-9a-f]{8}$/);
    expect(JSON.parse(read('shop', 'package.json'))).toEqual({
      private: true,
      devDependencies: { 'multi-env-infrastructure': packageVersion() },
    });
  });

  it.each([
    ['shop', './node_modules/multi-env-infrastructure/schemas/environments.schema.json', 'shop'],
    [
      'shop/infrastructure',
      '../node_modules/multi-env-infrastructure/schemas/environments.schema.json',
      'shop',
    ],
    ['shop/a/b', '../../../node_modules/multi-env-infrastructure/schemas/environments.schema.json', '.'],
    ['shop', './schemas/environments.schema.json', undefined],
  ])('in %s names the schema %s, which an editor finds from there', async (folder, schema, installedIn) => {
    if (installedIn !== undefined) {
      const installed = join(cwd, installedIn, 'node_modules', 'multi-env-infrastructure', 'schemas');
      mkdirSync(installed, { recursive: true });
      writeFileSync(join(installed, 'environments.schema.json'), '{}');
    }
    const { file } = await init(context(), { folder });
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(`# yaml-language-server: $schema=${schema}`);
    expect(existsSync(resolve(dirname(file), schema))).toBe(true);
    expect(existsSync(join(cwd, folder, 'package.json'))).toBe(installedIn === undefined);
  });

  it('loses nothing that is there', async () => {
    writeFileSync(join(cwd, '.gitignore'), '# ours\n/node_modules\r\n!.multienv\n*.log');
    writeFileSync(join(cwd, 'package.json'), '{ "name": "ours" }');
    writeFileSync(join(cwd, 'README.md'), 'ours');
    const { files } = await init(context(), { folder: '.' });
    expect(names(files)).toEqual(['.gitignore', 'schemas/environments.schema.json', 'environments.yaml']);
    expect(read('.gitignore')).toBe(
      '# ours\n/node_modules\r\n!.multienv\n*.log\n.multienv/\ncdktf.out/\n.terraform/\n*.tfplan\n*.tfstate\n*.tfstate.*\n',
    );
    expect([read('package.json'), read('README.md')]).toEqual(['{ "name": "ours" }', 'ours']);
    const again = await init(context(), { folder: '.', force: true });
    expect(names(again.files)).toEqual(['schemas/environments.schema.json', 'environments.yaml']);
  });

  it('replaces an environments.yaml only when told to, and keeps the names of its buckets', async () => {
    await init(context(), { folder: 'shop' });
    const first = read('shop', 'environments.yaml');
    await expect(init(context(), { folder: 'shop' })).rejects.toThrow(refused('init-exists'));
    await expect(init(context(), { folder: 'shop' })).rejects.toMatchObject({
      problems: [{ hint: expect.stringContaining('`multienv init shop --force`') }],
    });
    writeFileSync(join(cwd, 'shop', 'environments.yaml'), `${first}# edited\n`);
    await init(context(), { folder: 'shop', force: true });
    expect(read('shop', 'environments.yaml')).toBe(first);
    await init(context(), { folder: 'other', project: 'shop' });
    expect(read('other', 'environments.yaml')).not.toBe(first);
  });

  it('takes the name of the project that is given, else the answer, else the name of the folder made to fit', async () => {
    const projectIn = async (folder: string, options: { project?: string; answer?: string } = {}) => {
      const askProject = async (proposed: string) => options.answer ?? proposed;
      const { file } = await init(context(), { folder, askProject, ...options });
      return loadEnvironments(file).environments[0]?.project;
    };
    expect(await projectIn('a', { project: 'Shop: no 1', answer: 'other' })).toBe('Shop: no 1');
    expect(await projectIn('b', { answer: 'asked' })).toBe('asked');
    expect(await projectIn("c (it's #1)")).toBe('c -it-s -1');
    expect(await projectIn('true')).toBe('true');
    expect(await projectIn('0012')).toBe('0012');
    await expect(init(context(), { folder: 'd', project: '${x}' })).rejects.toThrow(
      refused('project-name-invalid'),
    );
    expect(existsSync(join(cwd, 'd'))).toBe(false);
  });

  it.each(['plain', 'plain/below'])('says so when %s is a file or below one', async (folder) => {
    writeFileSync(join(cwd, 'plain'), '');
    await expect(init(context(), { folder })).rejects.toThrow(refused('init-not-writable'));
    await expect(init(context(), { folder })).rejects.toThrow('a file stands where a folder');
  });

  it.each(['.gitignore', 'environments.yaml'])('leaves a folder with the name of %s alone', async (name) => {
    mkdirSync(join(cwd, name));
    await expect(init(context(), { folder: '.', force: true })).rejects.toThrow(refused('init-not-writable'));
    expect(existsSync(join(cwd, name))).toBe(true);
  });

  it('reads no .gitignore that is larger than any person writes', async () => {
    writeFileSync(join(cwd, '.gitignore'), '');
    truncateSync(join(cwd, '.gitignore'), 3 * 1024 ** 3);
    await expect(init(context(), { folder: '.' })).rejects.toThrow(refused('file-too-large'));
    expect(readdirSync(cwd)).toEqual(['.gitignore']);
  });

  it.each(['environments.yaml', '.gitignore', 'schemas', 'schemas/environments.schema.json'])(
    'writes nothing where %s is a link that leads out of the folder, or nowhere',
    async (name) => {
      const outside = join(cwd, 'outside');
      mkdirSync(join(outside, 'schemas'), { recursive: true });
      for (const target of [outside, join(cwd, 'nowhere')]) {
        const project = mkdtempSync(join(cwd, 'project-'));
        mkdirSync(dirname(join(project, name)), { recursive: true });
        symlinkSync(target, join(project, name));
        await expect(init(context(), { folder: project, force: true })).rejects.toThrow(
          refused('init-leads-outside'),
        );
        expect(existsSync(join(project, 'package.json'))).toBe(false);
      }
      expect(readdirSync(outside)).toEqual(['schemas']);
      expect(readdirSync(join(outside, 'schemas'))).toEqual([]);
    },
  );

  it('writes through no folder of the project that leads out of it', async () => {
    const project = join(cwd, 'project');
    mkdirSync(project);
    mkdirSync(join(cwd, 'outside'));
    symlinkSync('../outside', join(project, 'infra'));
    const there = { ...context(), cwd: project };
    for (const folder of ['infra', 'infra/deeper'])
      await expect(init(there, { folder })).rejects.toThrow(refused('init-leads-outside'));
    expect(readdirSync(join(cwd, 'outside'))).toEqual([]);
    await init(there, { folder: '../outside' });
    expect(readdirSync(join(cwd, 'outside'))).toContain('environments.yaml');
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
  ])('%j selects %j', async (patterns, expected) => {
    const { file } = await init(context(), { folder: '.' });
    expect(selectEnvironments(loadEnvironments(file), patterns).map(({ suffix }) => suffix)).toEqual(
      expected,
    );
  });

  it('suggests the nearest suffix or tier', async () => {
    const loaded = loadEnvironments((await init(context(), { folder: '.' })).file);
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
