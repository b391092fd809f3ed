import { expect, it } from 'vitest';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const file = `version: 1
environments:
  prod-003: { environment: prod, database: { iamUser: shop } }
  dev-001: { environment: dev }
`;

it('prints the SQL and the steps for the database user of the application', async () => {
  const { stdout, exitCode } = await runHere(['database', 'user', 'prod-003'], {
    cwd: temporaryProject(file),
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('GRANT rds_iam TO "shop";');
  expect(stdout).toMatch(
    /^# 3\. a way to it through Session Manager; leave it running\naws ssm start-session /m,
  );
});

it('as JSON has the same', async () => {
  const { stdout } = await runHere(['database', 'user', 'prod-003', '--json'], {
    cwd: temporaryProject(file),
  });
  expect(JSON.parse(stdout)).toMatchObject({ environment: 'prod-003', user: 'shop', sql: expect.any(Array) });
});

it('says how to choose a user', async () => {
  const { stderr, exitCode } = await runHere(['database', 'user', 'dev-001'], {
    cwd: temporaryProject(file),
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('multienv set dev-001 database.iamUser app');
});
