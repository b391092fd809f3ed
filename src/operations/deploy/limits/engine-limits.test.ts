import { describe, expect, it } from 'vitest';
import { databaseUpdate, planOf } from '../../../../test/fixtures/database-plan.js';
import { awsRefused } from '../../../aws/errors.js';
import { engineProblems } from './engine-limits.js';
import { settingWords } from './setting-words.js';

const words = settingWords(
  { file: '/p/environments.yaml', locate: () => ({ line: 5, column: 17 }) },
  'dev-001',
);
type Values = Readonly<Record<string, unknown>>;
const targets: Readonly<Record<string, readonly string[]>> = {
  '15.17': ['15.18', '15.19', '16.13', '16.14', '17.9'],
};
const offering = async () => ({
  upgradeTargets: async (version: string) => targets[version] ?? [],
  defaultVersion: async (major: string) => ({ 15: '15.15', 16: '16.13', 17: '17.7' })[major],
});
const silent = async () => {
  throw awsRefused.error({ service: 'RDS', name: 'AccessDenied', reason: 'no' });
};

async function problems(
  after: Values,
  { before = {} as Values, ask = offering as () => ReturnType<typeof offering> } = {},
) {
  const judge = { suffix: 'dev-001', words, command: 'multienv deploy --env dev-001', ask };
  const { weighed } = planOf([databaseUpdate(after, before)]);
  return (await Promise.all(weighed.map((one) => engineProblems(one, judge)))).flat();
}
const codes = async (...given: Parameters<typeof problems>) =>
  (await problems(...given)).map(({ code }) => code);

describe('an engine', () => {
  it.each([
    ['15.16', {}],
    ['15.16-rds.20260401', {}],
    ['14', { engine_version: '15' }],
    ['8.0.30', { engine: 'mysql', engine_version: '8.0.32', engine_version_actual: '8.0.32' }],
  ])('never goes back: to %s', async (engine_version, before) => {
    expect(await codes({ engine_version }, { before })).toEqual(['engine-downgrade']);
  });

  it('is told what runs and what to write, where AWS has raised the minor meanwhile too', async () => {
    expect(await problems({ engine_version: '15.16' })).toMatchObject([
      {
        message:
          'dev-001: aws_db_instance.postgres runs version 15.17, and database.engineVersion says 15.16. An engine never goes back: AWS would refuse the change.',
        hint: expect.stringMatching(/^Write `database\.engineVersion: "15\.17"`/),
        ...{ line: 5, path: 'environments.dev-001.database.engineVersion', value: '15.16' },
      },
    ]);
  });

  it('goes to a newer minor, and stays where it is', async () => {
    expect(await codes({ engine_version: '15.18' })).toEqual([]);
    expect(await codes({ engine_version: '15.17' })).toEqual([]);
    expect(await codes({ multi_az: true })).toEqual([]);
  });
});

describe('a major upgrade', () => {
  const group = { parameter_group_name: 'postgres16-dev-001' };
  const upgrade = { engine_version: '16', ...group };

  it('is let through immediately, on a path that RDS offers', async () => {
    expect(await codes(upgrade)).toEqual([]);
    expect(await codes({ ...upgrade, engine_version: '16.14' })).toEqual([]);
  });

  it('does not wait for the window with a parameter group that the running version cannot have', async () => {
    expect(await problems({ ...upgrade, apply_immediately: false })).toMatchObject([
      {
        code: 'major-upgrade-in-window',
        hint: 'Write `database.applyImmediately: true` for this one deploy, and run it when the database may be down for some minutes: multienv deploy --env dev-001. Then put the former value back.',
        path: 'environments.dev-001.database.applyImmediately',
      },
    ]);
    const unknown = { ...upgrade, apply_immediately: false, parameter_group_name: undefined };
    expect(await codes(unknown)).toEqual(['major-upgrade-in-window']);
    expect(await codes({ engine_version: '16', apply_immediately: false })).toEqual([]);
    expect(await codes({ engine_version: '15.18', apply_immediately: false })).toEqual([]);
  });

  it('needs its permission', async () => {
    expect(await codes({ ...upgrade, allow_major_version_upgrade: null })).toEqual([
      'major-upgrade-not-allowed',
    ]);
    const mysql = { engine: 'mysql', engine_version: '8.0.40', engine_version_actual: '8.0.40' };
    const to = { engine_version: '8.4.3', allow_major_version_upgrade: false };
    expect(await codes(to, { before: mysql })).toEqual(['major-upgrade-not-allowed']);
  });

  it('goes only where RDS says so, which is asked', async () => {
    expect(await problems({ ...upgrade, engine_version: '16.11' })).toMatchObject([
      {
        code: 'upgrade-path-not-offered',
        message:
          'dev-001: RDS does not upgrade aws_db_instance.postgres from version 15.17 to 16.11 (asked just now).',
        hint: 'RDS offers 16.13, 16.14. Write `database.engineVersion: "16.14"`.',
      },
    ]);
    // A major alone stands for the minor that AWS picks.
    expect(await problems({ ...upgrade, engine_version: '17' })).toMatchObject([
      { code: 'upgrade-path-not-offered', message: expect.stringContaining('(it picks 17.7 for 17)') },
    ]);
  });

  it('is judged by a dated table where RDS does not say, and unknown where that does not know', async () => {
    const ask = silent;
    expect(await problems({ ...upgrade, engine_version: '16.11' }, { ask })).toMatchObject([
      { code: 'upgrade-path-not-offered', message: expect.stringMatching(/\(table of \d{4}-\d\d-\d\d\)/) },
    ]);
    expect(await codes({ ...upgrade, engine_version: '16.13' }, { ask })).toEqual([]);
    expect(await problems(upgrade, { ask })).toMatchObject([
      {
        code: 'upgrade-path-unknown',
        severity: 'warning',
        hint: expect.stringContaining('--engine-version 15.17'),
      },
    ]);
    const unheard = { engine_version: '15.99', engine_version_actual: '15.99' };
    expect(await codes({ ...upgrade, engine_version: '16.14' }, { before: unheard })).toEqual([
      'upgrade-path-unknown',
    ]);
  });
});

it('a pinned minor that is let go must not be newer than what AWS picks', async () => {
  const before = { engine_version: '15.17' };
  expect(await problems({ engine_version: '15' }, { before })).toMatchObject([
    { code: 'upgrade-path-not-offered', hint: 'RDS offers 15.17. Write `database.engineVersion: "15.17"`.' },
  ]);
});
