import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesizeEnvironment } from '../../src/testing.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const stack = {
  resource: {
    aws_db_instance: { orders: { engine: 'postgres', storage_encrypted: false, backup_retention_period: 1 } },
  },
};

function project(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryProject(null);
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(stack));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

async function report(cwd: string, ...args: readonly string[]) {
  const words = ['check', '--json', '--stack', 'main.tf.json', ...args];
  const { stdout, exitCode } = await runHere(words, { cwd, today: '2026-11-24' });
  const { findings = [], reviewed = [], problems = [] } = JSON.parse(stdout);
  const ids: readonly string[] = findings.map(({ ruleId }: { readonly ruleId: string }) => ruleId);
  return { ids, exitCode, findings, problems, reviewed: reviewed[0] };
}

describe('a stack of others', () => {
  it('is judged by the conventions of this project when asked to', async () => {
    const cwd = project();
    expect((await report(cwd)).ids).not.toContain('TAG-1');
    const asked = await report(cwd, '--conventions');
    expect(asked.ids).toContain('TAG-1');
    expect(asked.reviewed).toMatchObject({ conventions: true, leftOut: [] });
  });

  it('tells on the terminal what was not judged', async () => {
    const { stdout } = await runHere(['check', '--stack', 'main.tf.json'], { cwd: project() });
    expect(stdout).toMatch(
      /left out {2}main\.tf\.json: conventions of this project are not judged \(\d+ rules; \d+ failures\): --conventions/,
    );
  });

  it('is judged by them where it is an environment of ours', async () => {
    const cwd = project({ 'main.tf.json': JSON.stringify(synthesizeEnvironment('dev', 'dev-001')) });
    const { ids, reviewed } = await report(cwd);
    expect(ids).toContain('TAG-1');
    expect(reviewed.conventions).toBe(true);
  });

  it('is judged by the rules that the flags leave, and every report says so', async () => {
    const cwd = project();
    const { ids, reviewed } = await report(cwd, '--only', 'rds1', '--only', 'RDS-9', '--skip', 'RDS-9');
    expect(new Set(ids)).toEqual(new Set(['RDS-1']));
    expect(reviewed.leftOut).toMatchObject([
      { by: 'conventions' },
      { by: '--skip', rules: ['RDS-9'], failed: 1 },
      { by: '--only' },
    ]);
    expect((await report(cwd, '--severity', 'high')).findings).not.toContainEqual(
      expect.objectContaining({ severity: 'medium' }),
    );
    for (const format of ['markdown', 'html', 'junit', 'sarif']) {
      const words = ['check', '--stack', 'main.tf.json', '--skip', 'RDS-9', '--format', format];
      expect((await runHere(words, { cwd })).stdout, format).toMatch(/--?skip/);
    }
  });

  it('names what chose again in the next command', async () => {
    const cwd = project({ 'mine.yaml': 'version: 1\n' });
    const chosen = '--framework cis --only RDS-1 --only RDS-9 --severity low --profile mine.yaml';
    const words = `check --stack main.tf.json --tier staging --skip RDS-11 ${chosen}`.split(' ');
    expect((await runHere(words, { cwd })).stdout).toContain(
      `next: multienv check --stack main.tf.json --tier staging --framework cis --skip RDS-11 --only RDS-1 --only RDS-9 --severity low --profile mine.yaml --verbose\n`,
    );
  });

  it('refuses a rule that does not exist', async () => {
    const { problems, exitCode } = await report(project(), '--skip', 'RDS-999');
    expect([exitCode, problems[0].code]).toEqual([2, 'rule-unknown']);
  });
});

const waiver = (rest: string) =>
  `version: 1\nwaivers:\n  - { rule: RDS-1, address: aws_db_instance.orders, reason: A copy., owner: data, ${rest} }\n`;

describe('a profile beside a stack', () => {
  it('is refused where others could have written it, unless it is named', async () => {
    const cwd = project({ '.multienv-check.yaml': 'version: 1\nskip: [RDS-9]\n' });
    chmodSync(join(cwd, '.multienv-check.yaml'), 0o666);
    expect((await report(cwd)).problems[0].code).toBe('check-profile-of-others');
    expect((await report(cwd, '--profile', '.multienv-check.yaml')).ids).not.toContain('RDS-9');
  });

  it('leaves rules out and waives, and is named', async () => {
    const text = `${waiver('expires: 2027-01-01')}skip: [RDS-9]\nconventions: true\n`;
    const { findings, ids, reviewed } = await report(project({ '.multienv-check.yaml': text }));
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: 'RDS-1', outcome: 'waived' }));
    expect(ids).not.toContain('RDS-9');
    expect(ids).toContain('TAG-1');
    expect(reviewed).toMatchObject({
      profile: '.multienv-check.yaml',
      leftOut: [{ by: '.multienv-check.yaml skip', rules: ['RDS-9'], failed: 1 }],
    });
  });

  it('is not read with none, and another is where it is named', async () => {
    const cwd = project({
      '.multienv-check.yaml': 'version: 1\nskip: [RDS-9]\n',
      'ci.yaml': 'version: 1\nskip: [RDS-1]\n',
    });
    expect((await report(cwd, '--profile', 'none')).ids).toContain('RDS-9');
    const { ids } = await report(cwd, '--profile', 'ci.yaml');
    expect(ids).toContain('RDS-9');
    expect(ids).not.toContain('RDS-1');
    expect((await report(cwd, '--profile', 'gone.yaml')).problems[0].code).toBe('check-profile-not-readable');
  });

  it('finds waivers that have expired or are for nothing', async () => {
    const old = await report(project({ '.multienv-check.yaml': waiver('expires: 2026-11-23') }));
    expect(old.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'WAIVER-1', file: '.multienv-check.yaml', line: 3 }),
    );
    const idle = waiver('expires: 2027-01-01').replace('orders', 'gone');
    expect((await report(project({ '.multienv-check.yaml': idle }))).ids).toContain('WAIVER-2');
  });

  it.each([
    ['version: 1\nskipp: [RDS-1]\n', 'check-profile-invalid', 2, 'Did you mean `skip`?'],
    ['version: 1\nconventions: false\n', 'check-profile-invalid', 2, 'Write true'],
    ['version: 1\nskip: [RSD-1]\n', 'check-profile-rule-unknown', 2, 'Did you mean `RDS-1`?'],
    ['version: 1\nseverity: grave\n', 'check-profile-invalid', 2, 'critical, high, medium or low'],
    ['skip: [RDS-1]\n', 'check-profile-invalid', null, 'Add `version: 1`.'],
    [waiver('expires: 2029-01-01'), 'waiver-too-long', 3, '2027-11-25'],
    [waiver('expires: 2027-01-01, environments: [dev-*]'), 'config-unknown-key', 3, ''],
    ['version: 1\nskip: [\n', 'config-syntax', 3, ''],
  ])('%j is refused as %s at line %s', async (text, code, line, hint) => {
    const { problems, exitCode } = await report(project({ '.multienv-check.yaml': text }));
    expect(exitCode).toBe(2);
    expect(problems[0]).toMatchObject({ code, file: '.multienv-check.yaml' });
    if (line !== null) expect(problems[0].line).toBe(line);
    expect(problems[0].hint).toContain(hint);
  });

  it('is not followed through a link', async () => {
    const cwd = project({ secret: 'password' });
    symlinkSync(join(cwd, 'secret'), join(cwd, '.multienv-check.yaml'));
    const { problems } = await report(cwd);
    expect(problems[0]).toMatchObject({ code: 'check-profile-not-readable' });
    expect(JSON.stringify(problems)).not.toContain('password');
  });

  it('says nothing about environments of the file', async () => {
    const cwd = temporaryProject('version: 1\nenvironments:\n  dev-001: { environment: dev }\n');
    writeFileSync(join(cwd, '.multienv-check.yaml'), 'version: 1\nskip: [RDS-1]\n');
    const { stdout } = await runHere(['check', '--json'], { cwd });
    expect(stdout).toContain('"RDS-1"');
    expect(stdout).not.toContain('.multienv-check.yaml');
  });
});
