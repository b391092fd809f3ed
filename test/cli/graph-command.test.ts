import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planText } from '../fixtures/graph/example-models.js';
import { requiresChromium } from '../requires.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const file = `version: 1
environments:
  dev-001: { environment: dev }
  staging-002: { environment: staging }
  prod-003: { environment: prod, loadBalancer: { allowPlainHttp: { reason: no domain yet } } }
`;

const chromium = requiresChromium();
const project = () => temporaryProject(file);
const run = (cwd: string, ...args: string[]) => runHere(['graph', ...args], { cwd });

describe('graph', () => {
  it('draws an environment as SVG on stdout', async () => {
    const { exitCode, stdout, stderr } = await run(project(), 'prod-003');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining('error') });
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="graph"/);
    expect(stdout).toContain('Architecture of prod-003');
  });

  it('draws the only environment of a file where none is named', async () => {
    const cwd = temporaryProject('version: 1\nenvironments:\n  dev-001: { environment: dev }\n');
    expect((await run(cwd)).stdout).toContain('Architecture of dev-001');
  });

  it('takes the format from the ending of the file', async () => {
    const cwd = project();
    for (const [name, begins] of [
      ['a.svg', '<svg '],
      ['a.mmd', 'flowchart TB\n'],
      ['a.json', '{\n  "version": 1,'],
    ] as const) {
      expect(await run(cwd, 'dev-001', '--out', name)).toMatchObject({ exitCode: 0, stdout: '' });
      expect(readFileSync(join(cwd, name), 'utf8').startsWith(begins)).toBe(true);
    }
  });

  it('as JSON has the picture: zones, tiers, bars, edges', async () => {
    const { stdout } = await run(project(), 'prod-003', '--json');
    const [picture] = JSON.parse(stdout).pictures;
    const [vpc] = picture.regions[0].vpcs;
    expect(vpc.tiers.map(({ reach }: { reach: string }) => reach)).toEqual(['public', 'private', 'isolated']);
    expect(vpc.zones).toHaveLength(3);
    expect(picture.edges).toContainEqual(
      expect.objectContaining({ from: 'aws_lb.alb', label: 'HTTPS 8080' }),
    );
  });

  it('with --diff draws two, and marks what only one has and what differs', async () => {
    const { stdout } = await run(project(), '--diff', 'staging-002', 'prod-003', '--json');
    const [staging, prod] = JSON.parse(stdout).pictures;
    expect([staging.name, prod.name]).toEqual(['staging-002', 'prod-003']);
    const boxes = JSON.stringify(prod.regions);
    expect(boxes).toContain('"kind":"only-here"');
    const database = prod.regions[0].vpcs[0].tiers[2].boxes[0];
    expect(database).toMatchObject({ id: 'aws_db_instance.postgres', difference: { kind: 'differs' } });
  });

  it('with --plan marks changes by their gravity, also of a plan on stdin', async () => {
    const cwd = project();
    const { stdout } = await runHere(['graph', '--plan', '-', '--json'], {
      cwd,
      stdin: planText('updates/prod-003.json'),
    });
    const [{ name, caption, regions }] = JSON.parse(stdout).pictures;
    expect({ name, caption }).toEqual({ name: 'stdin', caption: 'a plan: 3 to update, 9 to replace' });
    const boxes = regions[0].vpcs[0].tiers.flatMap(({ boxes: all }: { boxes: object[] }) => all);
    expect(boxes).toContainEqual(
      expect.objectContaining({
        id: 'aws_db_instance.postgres',
        change: expect.objectContaining({ kind: 'replace', gravity: 'data-loss' }),
      }),
    );
  });

  it('draws what a plan deletes, which is in no planned stack', async () => {
    const plan = JSON.parse(planText('updates/dev-001.json'));
    const gone = {
      address: 'aws_db_instance.old',
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'old',
      change: { actions: ['delete'], before: { identifier: 'old-postgres' }, after: null },
    };
    const stdin = JSON.stringify({ ...plan, resource_changes: [...plan.resource_changes, gone] });
    const { stdout } = await runHere(['graph', '--plan', '-', '--json'], { cwd: project(), stdin });
    const deleted = JSON.parse(stdout).pictures[0].regions.at(-1);
    expect(deleted).toMatchObject({
      name: 'Deleted by this plan',
      services: [{ elements: ['aws_db_instance.old'] }],
    });
    expect(deleted.services[0].change).toMatchObject({ kind: 'destroy', gravity: 'data-loss' });
  });

  it('counts the findings of the review on the box that they are about', async () => {
    const cwd = project();
    const { stdout } = await runHere(['graph', '--plan', '-', '--json'], {
      cwd,
      stdin: planText('modules/plan.json'),
    });
    const boxes = JSON.parse(stdout).pictures[0].regions.flatMap(
      (one: { vpcs: { tiers: { boxes: object[] }[] }[] }) =>
        one.vpcs.flatMap(({ tiers }) => tiers.flatMap(({ boxes: all }) => all)),
    );
    expect(boxes).toContainEqual(
      expect.objectContaining({
        id: 'aws_db_instance.literal',
        findings: expect.objectContaining({ worst: 'critical' }),
      }),
    );
  });

  it.each([
    [['graph'], 'graph-needs-environment'],
    [['graph', 'dev-001', 'prod-003'], 'graph-needs-environment'],
    [['graph', '--diff', 'dev-001'], 'graph-needs-environment'],
    [['graph', 'dev-009'], 'unknown-environment'],
    [['graph', 'dev-001', '--format', 'png'], 'graph-needs-file'],
    [['graph', 'dev-001', '--json', '--format', 'svg'], 'graph-format-unclear'],
    [['graph', 'dev-001', '--json', '--out', 'a.svg'], 'graph-format-unclear'],
    [['graph', 'dev-001', '--format', 'svg', '--out', 'a.png'], 'graph-format-unclear'],
    [['graph', 'dev-001', '--out', 'a.txt'], 'graph-format-unclear'],
    [['graph', 'dev-001', '--out', 'environments.yaml', '--format', 'svg'], 'output-is-project-file'],
  ])('%s is %s', async (args, code) => {
    const { exitCode, stdout, stderr } = await runHere(args, { cwd: project() });
    expect(exitCode).toBe(2);
    expect(args.includes('--json') ? stdout : stderr).toContain(code);
  });

  it('replaces its own pictures, of any format, and nothing else', async () => {
    const cwd = project();
    const picture = join(cwd, 'notes.md');
    for (const format of ['svg', 'mermaid', 'json', 'svg'])
      expect(await run(cwd, 'dev-001', '--format', format, '--out', 'notes.md')).toMatchObject({
        exitCode: 0,
      });
    for (const text of [
      '# Notes\n',
      '',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'flowchart TB\n  a --> b\n',
    ]) {
      writeFileSync(picture, text);
      const { exitCode, stderr } = await run(cwd, 'dev-001', '--format', 'svg', '--out', 'notes.md');
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: expect.stringContaining('graph-file-taken'),
      });
      expect(readFileSync(picture, 'utf8')).toBe(text);
    }
  });

  it('refuses the file of the project by any name, and leaves it as it is', async () => {
    const cwd = project();
    symlinkSync('environments.yaml', join(cwd, 'link.svg'));
    const { exitCode, stderr } = await run(cwd, 'dev-001', '--out', 'link.svg');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('output-is-project-file'),
    });
    expect(readFileSync(join(cwd, 'environments.yaml'), 'utf8')).toBe(file);
  });

  it('says where it cannot write: a folder, and below a file', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'folder.svg'));
    for (const [out, code] of [
      ['folder.svg', 'graph-file-taken'],
      ['environments.yaml/a.svg', 'graph-not-writable'],
    ] as const) {
      const { exitCode, stderr } = await run(cwd, 'dev-001', '--out', out);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(code) });
    }
  });

  it('names --diff where two environments are given without it', async () => {
    const { stderr } = await run(project(), 'prod-003', 'dev-001');
    expect(stderr).toContain('multienv graph --diff prod-003 dev-001');
  });

  it('names the gateway of a default VPC by its kind, and says no empty ports', async () => {
    const { stdout } = await run(project(), 'dev-001');
    expect(stdout).toContain('Internet to Internet gateway of the default VPC.');
    expect(stdout).not.toMatch(/: \./);
  });

  it.runIf(chromium !== undefined)('draws a PNG, two pixels for each of the SVG', async () => {
    const cwd = project();
    const env = { CHROME_PATH: chromium ?? '' };
    expect(await runHere(['graph', 'dev-001', '--out', 'a.png'], { cwd, env })).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    const png = readFileSync(join(cwd, 'a.png'));
    const svg = (await run(cwd, 'dev-001')).stdout;
    const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.includes('tEXtSoftware\0multienv graph')).toBe(true);
    expect(await runHere(['graph', 'dev-001', '--out', 'a.png'], { cwd, env })).toMatchObject({
      exitCode: 0,
    });
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  });

  it('says what to install for a PNG where there is no Chromium, and writes nothing', async () => {
    const cwd = project();
    const env = { PATH: cwd, CHROME_PATH: join(cwd, 'no-chromium') };
    const { exitCode, stderr } = await runHere(['graph', 'dev-001', '--out', 'a.png'], { cwd, env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('chromium-not-found');
    expect(stderr).toContain('CHROME_PATH');
    expect(existsSync(join(cwd, 'a.png'))).toBe(false);
  });
});
