import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonAnswer, queryAnswer, refusal } from '../fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../fixtures/fake-aws/fake-aws.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());

const newest = 'ami-0123456789abcdef0';
const former = 'ami-0c802847a7dd848c0';
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();
const image = (days: number) => {
  const item = { imageId: newest, imageState: 'available', creationDate: daysAgo(days) };
  return queryAnswer('DescribeImages', { imagesSet: { item } });
};
beforeEach(() =>
  aws.play({
    GetParameter: jsonAnswer({ Parameter: { Value: newest } }),
    DescribeImages: image(40),
  }),
);

const file = (compute: string) =>
  `version: 1\nenvironments:\n  # the first one\n  dev-001: { environment: dev${compute} }\n`;
function update(cwd: string, ...words: readonly string[]) {
  return runHere(['ami', 'update', ...words, '--sandbox', aws.endpoint], { cwd });
}
const written = (cwd: string) => readFileSync(join(cwd, 'environments.yaml'), 'utf8');

describe('ami update', () => {
  it('pins the newest AMI, keeps comments, and says what a deploy exchanges', async () => {
    const cwd = temporaryProject(file(''));
    const { exitCode, stdout, stderr } = await update(cwd);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `dev-001 the newest at each plan -> ${newest} (40 days old): the next deploy exchanges at least 1 instance\n`,
    });
    expect(stderr).toContain('counts there too');
    expect(stderr).toContain('next: multienv plan --env dev-001 --sandbox');
    expect(written(cwd)).toContain('# the first one');
    expect(written(cwd)).toMatch(new RegExp(`amiId: ${newest}`));
  });

  it('tells the age of the former one, and nothing to do where the newest is pinned already', async () => {
    const cwd = temporaryProject(file(`, compute: { amiId: ${former} }`));
    const { stdout } = await update(cwd, '--json');
    expect(JSON.parse(stdout).environments).toEqual([
      {
        suffix: 'dev-001',
        outcome: 'ok',
        before: { id: former, ageDays: 40 },
        after: { id: newest, ageDays: 40 },
        changed: true,
        instances: 1,
      },
    ]);
    const again = await update(cwd);
    expect(again.stdout).toBe(`dev-001 ${newest} (40 days old) is pinned already\n`);
    expect(again.stderr).not.toContain('next:');
  });

  it('says so where the region does not tell the age, or no newest one', async () => {
    aws.play({
      GetParameter: jsonAnswer({ Parameter: { Value: newest } }),
      DescribeImages: refusal('InvalidAMIID.NotFound'),
    });
    const cwd = temporaryProject(file(''));
    expect((await update(cwd)).stdout).toContain(`${newest} (age unknown)`);
    aws.play({ GetParameter: refusal('ParameterNotFound') });
    const before = written(cwd);
    const { exitCode, stderr } = await update(cwd);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('newest-ami-unknown');
    expect(written(cwd)).toBe(before);
  });
});
