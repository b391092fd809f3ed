import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFile } from '../src/package-files.js';

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.string()),
      environment: z.string().optional(),
      'timeout-minutes': z.number(),
      needs: z.string().optional(),
      strategy: z.object({ matrix: z.object({ node: z.array(z.string()) }) }).optional(),
      steps: z.array(step),
    }),
  ),
});

const listed = (folder: string, ending: RegExp) =>
  readdirSync(packageFile(folder))
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file));
const files = listed('.github/workflows', /\.ya?ml$/).map((file) => {
  const text = readFileSync(packageFile(file), 'utf8');
  return { name: basename(file), text, ...workflow.parse(parse(text)) };
});
const jobs = files.flatMap(({ name, jobs: all }) =>
  Object.entries(all).map(([id, job]) => ({ name: `${name}: ${id}`, ...job })),
);
const steps = jobs.flatMap((job) => job.steps.map((one) => ({ job: job.name, ...one })));
const mayPublish = jobs.filter(({ permissions }) => 'id-token' in permissions);

/** What follows `uses:`, to the end of the line. */
const usesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t-]*uses:[ \t]*(\S.*)$/gm)].map(([, rest]) => rest ?? '');
const pinned = /^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const action = (uses: string) => uses.split('@')[0] ?? '';

describe('the workflows', () => {
  it('are those of CI and of the release', () => {
    expect(files.map(({ name }) => name)).toEqual(['ci.yml', 'release.yml']);
    expect(usesIn('- uses: actions/checkout@v5\n  uses: "x/y@v1"')).toHaveLength(2);
  });

  it('take every action by its full SHA, with the version beside it', () => {
    const all = files.flatMap(({ text }) => usesIn(text));
    expect(all.filter((uses) => !pinned.test(uses))).toEqual([]);
    expect(all).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
  });

  it('start without permissions, and no job has more than it needs', () => {
    for (const { permissions } of files) expect(permissions).toEqual({});
    for (const { name, permissions } of jobs)
      expect(permissions, name).toEqual(
        name === 'release.yml: publish' ? { 'id-token': 'write' } : { contents: 'read' },
      );
  });

  it('leave no token behind in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(1);
    for (const { job, with: given } of checkouts) expect(given?.['persist-credentials'], job).toBe(false);
  });

  it('put no text of an event into a script, and run no pull request with permissions of the base', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
    for (const { on } of files) expect(Object.keys(on)).not.toContain('pull_request_target');
  });

  it('test each supported Node.js', () => {
    const matrix = jobs.find(({ name }) => name === 'ci.yml: check')?.strategy?.matrix.node;
    expect(matrix).toEqual(['20.19', '22', '24']);
  });
});

describe('the job that publishes', () => {
  it('is one alone, protected by an environment, after the job that builds', () => {
    expect(mayPublish.map(({ name, environment, needs }) => [name, environment, needs])).toEqual([
      ['release.yml: publish', 'npm', 'build'],
    ]);
  });

  it('downloads the tarball, verifies it and publishes it, and runs nothing else', () => {
    const done = mayPublish[0]?.steps.map(({ uses, run }) => (uses === undefined ? run : action(uses)));
    expect(done).toEqual([
      'actions/setup-node',
      'actions/download-artifact',
      'echo "$SHA256  package.tgz" | sha256sum --check --strict',
      'npm publish ./package.tgz --provenance --access public --ignore-scripts',
    ]);
  });
});

describe('the workflows that guides show', () => {
  const shown = listed('docs/guides', /\.md$/).flatMap((file) =>
    usesIn(readFileSync(packageFile(file), 'utf8')).map((uses) => ({ file, uses })),
  );

  it('pin their actions too', () => {
    expect(shown.filter(({ uses }) => !pinned.test(uses))).toEqual([]);
  });

  it('pin an action as our own workflows do', () => {
    const ours = new Map(
      files.flatMap(({ text }) => usesIn(text)).map((uses) => [action(uses), uses] as const),
    );
    for (const { file, uses } of shown) expect(ours.get(action(uses)) ?? uses, `${file}: ${uses}`).toBe(uses);
  });
});
