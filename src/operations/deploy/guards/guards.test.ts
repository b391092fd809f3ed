import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cwd } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { Change } from '../../../changes/change.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { emptyPlan, type PlanContents } from '../plan-contents.js';
import type { Allowed } from './guard.js';
import { guards } from './index.js';
import { refuseHarm, tellHarm } from './refuse-harm.js';

const database = 'aws_db_instance.postgres';
const username = { kind: 'value', value: 'app' } as const;
const replaced: Change = changeOfAlb({
  ...{ address: database, resourceType: 'aws_db_instance', actions: ['delete', 'create'], kind: 'replace' },
  ...{ gravity: 'data-loss', losesData: true, identity: { identifier: 'postgres-dev-001' } },
  attributes: [
    {
      ...{ path: 'username', before: username, after: username, forcesReplacement: true },
      ...{ effect: undefined, gravity: 'replacement' },
    },
  ],
});

function planned(contents: Partial<PlanContents>, environment: 'dev' | 'prod' = 'dev') {
  const resolved = resolveEnvironment({ environment, suffix: `${environment}-001` });
  return {
    run: { environment: resolved, invocation: plainInvocation, variables: {} },
    contents: { ...emptyPlan, ...contents },
    loaded: { file: '/project/environments.yaml', locate: () => undefined },
  };
}
const signal = new AbortController().signal;
const contextTelling = (told: string[]) => ({
  ...{ cwd: cwd(), env: {}, interrupt: { gentle: signal, kill: signal } },
  emit: (event: { readonly type: string; readonly message?: string }) => void told.push(event.message ?? ''),
});
async function refusalOf(one: ReturnType<typeof planned>, allowed: Partial<Allowed> = {}) {
  try {
    await refuseHarm(contextTelling([]), one, { addresses: [], ...allowed });
    return undefined;
  } catch (error) {
    return error;
  }
}

it('every guard is registered, and has a name of its own', () => {
  const folder = dirname(fileURLToPath(import.meta.url));
  const support = ['guard.ts', 'guard-errors.ts', 'index.ts', 'refuse-harm.ts'];
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !support.includes(name),
  );
  expect(guards.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe('data of users', () => {
  it('is lost by no deploy that nobody has allowed: what, why, and the way on', async () => {
    expect(await refusalOf(planned({ changes: [replaced] }))).toMatchObject({
      exitCode: 1,
      problems: [
        {
          code: 'data-loss-not-allowed',
          message:
            'dev-001: aws_db_instance.postgres (postgres-dev-001) would be replaced with the data in it, because username cannot be changed in place. A snapshot would be taken first.',
          hint: 'Undo the change of username, or allow the loss: multienv deploy --env dev-001 --allow aws_db_instance.postgres',
        },
      ],
    });
  });

  it('of what was deployed as production needs a reason, whatever the file says now', async () => {
    const lowered = { ...planned({ changes: [replaced] }), plan: { wasProduction: true } };
    const allowed = { addresses: [replaced.address] };
    expect(await refusalOf(lowered, allowed)).toMatchObject({
      problems: [{ code: 'data-loss-reason-missing' }],
    });
    expect(await refusalOf(lowered, { ...allowed, reason: 'moved' })).toBeUndefined();
  });

  it('in a bucket that has to be empty is not said to be lost', async () => {
    const bucket = {
      ...replaced,
      address: 'aws_s3_bucket.bucket',
      resourceType: 'aws_s3_bucket',
      onlyEmpty: true,
    };
    expect(await refusalOf(planned({ changes: [bucket] }))).toMatchObject({
      problems: [
        {
          message: expect.stringMatching(
            /would be replaced, because username cannot be changed in place\. AWS deletes it only when it is empty: /,
          ),
        },
      ],
    });
  });

  it('is lost by a setting, which is named with its line', async () => {
    const setting = {
      name: 'database.username',
      source: 'environment',
      file: '/p/environments.yaml',
      line: 5,
    } as const;
    const attributes = replaced.attributes.map((one) => ({ ...one, settings: [setting] }));
    expect(await refusalOf(planned({ changes: [{ ...replaced, attributes }] }))).toMatchObject({
      problems: [
        {
          ...{ file: '/p/environments.yaml', line: 5, path: 'database.username' },
          hint: expect.stringMatching(/^Undo the change of database\.username, or allow/),
        },
      ],
    });
  });

  it('of what is not a database are kept by nothing, and the words say so', async () => {
    const bucket = changeOfAlb({
      ...replaced,
      address: 'aws_s3_bucket.bucket',
      resourceType: 'aws_s3_bucket',
      kind: 'destroy',
      attributes: [],
      identity: {},
    });
    expect(await refusalOf(planned({ changes: [bucket] }))).toMatchObject({
      problems: [
        {
          message:
            'dev-001: aws_s3_bucket.bucket would be deleted with the data in it. Nothing of it is kept.',
          hint: expect.stringMatching(/^Undo the change in environments.yaml, or allow the loss: /),
        },
      ],
    });
  });

  it.each([
    ['aws_rds_cluster', 'A snapshot would be taken first.'],
    ['aws_docdb_cluster', 'A snapshot would be taken first.'],
    ['aws_neptune_cluster', 'A snapshot would be taken first.'],
    ['aws_elasticache_replication_group', 'No snapshot is taken of it: take one yourself first'],
    ['aws_redshift_cluster', 'No snapshot is taken of it: take one yourself first'],
    ['aws_something_new', 'Nothing of it is kept.'],
  ])('of %s: %s', async (resourceType, words) => {
    const change = changeOfAlb({ ...replaced, address: `${resourceType}.x`, resourceType, identity: {} });
    expect(await refusalOf(planned({ changes: [change] }))).toMatchObject({
      problems: [{ message: expect.stringContaining(words) }],
    });
  });

  it('may be lost where the address is named', async () => {
    expect(await refusalOf(planned({ changes: [replaced] }), { addresses: [database] })).toBeUndefined();
    expect(await refusalOf(planned({ changes: [changeOfAlb()] }))).toBeUndefined();
  });

  it('may be lost in production with a reason only', async () => {
    const one = planned({ changes: [replaced] }, 'prod');
    for (const reason of [undefined, ' '])
      expect(await refusalOf(one, { addresses: [database], reason })).toMatchObject({
        code: 'data-loss-reason-missing',
      });
    expect(await refusalOf(one, { addresses: [database], reason: 'moved to prod-004' })).toBeUndefined();
    expect(await refusalOf(one)).toMatchObject({
      problems: [{ hint: expect.stringContaining('--reason WHY') }],
    });
  });
});

it('an address that is not lost is not allowed either: it may be misspelt', async () => {
  expect(
    await refusalOf(planned({ changes: [replaced] }), { addresses: ['aws_db_instance.postgre'] }),
  ).toMatchObject({
    problems: [
      { code: 'data-loss-not-allowed' },
      { code: 'allowance-unknown', hint: 'Data is lost of: aws_db_instance.postgres.' },
    ],
  });
  expect(await refusalOf(planned({}), { addresses: [database] })).toMatchObject({
    code: 'allowance-unknown',
  });
});

describe('a production without a certificate', () => {
  const created = (address: string) =>
    changeOfAlb({ address, resourceType: address.split('.')[0] ?? '', actions: ['create'], kind: 'create' });
  const first = { changes: [created('aws_lb.alb'), created('aws_lb_listener.http')] };
  const withReason = (reason: string) => {
    const one = planned(first, 'prod');
    const config = { loadBalancer: { allowPlainHttp: { reason } } };
    const environment = resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config });
    return { ...one, run: { ...one.run, environment } };
  };

  it('is not deployed for the first time, and the ways on are named', async () => {
    expect(await refusalOf(planned(first, 'prod'))).toMatchObject({
      exitCode: 1,
      problems: [
        {
          code: 'plain-http-not-allowed',
          path: 'environments.prod-001.loadBalancer',
          hint: expect.stringMatching(/certificateArn.*domainName.*hostedZoneId.*allowPlainHttp/),
        },
      ],
    });
    expect(await refusalOf(withReason('  '))).toMatchObject({ code: 'plain-http-not-allowed' });
  });

  it('is deployed with a reason, and where it lives already', async () => {
    expect(await refusalOf(withReason('Another load balancer ends TLS before it.'))).toBeUndefined();
    expect(await refusalOf(planned({ changes: [created('aws_lb_listener.http')] }, 'prod'))).toBeUndefined();
    const secure = { changes: [...first.changes, created('aws_lb_listener.https')] };
    expect(await refusalOf(planned(secure, 'prod'))).toBeUndefined();
  });

  it('is no concern of the other tiers', async () => {
    expect(await refusalOf(planned(first))).toBeUndefined();
  });
});

it('what is protected against deletion is not replaced, whatever is allowed', async () => {
  const protections = [{ address: database, setting: 'database.deletionProtection' }];
  expect(
    await refusalOf(planned({ changes: [replaced], protections }), { addresses: [database] }),
  ).toMatchObject({
    problems: [
      { code: 'replacement-protected', hint: expect.stringContaining('database.deletionProtection: false') },
    ],
  });
});

it('a plan is told what a deploy of it would refuse, and the way on', async () => {
  const told: string[] = [];
  await tellHarm(contextTelling(told), planned({ changes: [replaced] }));
  expect(told).toEqual([
    expect.stringMatching(
      /^deploy will refuse this: dev-001: aws_db_instance\.postgres.*--allow aws_db_instance\.postgres$/,
    ),
  ]);
});

it('what a guard warns of is told and refuses nothing, with its place and the way on', async () => {
  const told: string[] = [];
  const now = { allocated_storage: 40, max_allocated_storage: 100 };
  const weighed = [
    {
      ...{ address: database, resourceType: 'aws_db_instance', actions: ['no-op'], leftToAws: [] },
      ...{ before: now, after: now, wanted: { allocated_storage: 20 } },
    },
  ];
  const one = planned({ weighed });
  const loaded = { file: join(cwd(), 'environments.yaml'), locate: () => ({ line: 4, column: 2 }) };
  await refuseHarm(contextTelling(told), { ...one, loaded }, { addresses: [] });
  expect(told).toEqual([
    expect.stringMatching(
      /^aws_db_instance\.postgres has 40 GiB of storage, .* \(environments\.yaml:4\)\. Write `database\.storageGiB: 40`/,
    ),
  ]);
});
