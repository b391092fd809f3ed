import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
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
    run: { environment: resolved, invocation: plainInvocation },
    contents: { ...emptyPlan, ...contents },
  };
}
function refusalOf(one: ReturnType<typeof planned>, allowed: Partial<Allowed> = {}) {
  try {
    refuseHarm(one, { addresses: [], ...allowed });
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
  it('is lost by no deploy that nobody has allowed: what, why, and the way on', () => {
    expect(refusalOf(planned({ changes: [replaced] }))).toMatchObject({
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

  it('of what is not a database are kept by nothing, and the words say so', () => {
    const bucket = changeOfAlb({
      ...replaced,
      address: 'aws_s3_bucket.bucket',
      resourceType: 'aws_s3_bucket',
      kind: 'destroy',
      attributes: [],
      identity: {},
    });
    expect(refusalOf(planned({ changes: [bucket] }))).toMatchObject({
      problems: [
        {
          message:
            'dev-001: aws_s3_bucket.bucket would be deleted with the data in it. Nothing of it is kept.',
          hint: expect.stringMatching(/^Undo the change in environments.yaml, or allow the loss: /),
        },
      ],
    });
  });

  it('may be lost where the address is named', () => {
    expect(refusalOf(planned({ changes: [replaced] }), { addresses: [database] })).toBeUndefined();
    expect(refusalOf(planned({ changes: [changeOfAlb()] }))).toBeUndefined();
  });

  it('may be lost in production with a reason only', () => {
    const one = planned({ changes: [replaced] }, 'prod');
    for (const reason of [undefined, ' '])
      expect(refusalOf(one, { addresses: [database], reason })).toMatchObject({
        code: 'data-loss-reason-missing',
      });
    expect(refusalOf(one, { addresses: [database], reason: 'moved to prod-004' })).toBeUndefined();
    expect(refusalOf(one)).toMatchObject({ problems: [{ hint: expect.stringContaining('--reason WHY') }] });
  });
});

it('an address that is not lost is not allowed either: it may be misspelt', () => {
  expect(
    refusalOf(planned({ changes: [replaced] }), { addresses: ['aws_db_instance.postgre'] }),
  ).toMatchObject({
    problems: [
      { code: 'data-loss-not-allowed' },
      { code: 'allowance-unknown', hint: 'Data is lost of: aws_db_instance.postgres.' },
    ],
  });
  expect(refusalOf(planned({}), { addresses: [database] })).toMatchObject({ code: 'allowance-unknown' });
});

it('what is protected against deletion is not replaced, whatever is allowed', () => {
  const protections = [{ address: database, setting: 'database.deletionProtection' }];
  expect(refusalOf(planned({ changes: [replaced], protections }), { addresses: [database] })).toMatchObject({
    problems: [
      { code: 'replacement-protected', hint: expect.stringContaining('database.deletionProtection: false') },
    ],
  });
});

it('a plan is told what a deploy of it would refuse', () => {
  const told: string[] = [];
  const context = {
    cwd: '/',
    env: {},
    interrupt: { gentle: new AbortController().signal, kill: new AbortController().signal },
  };
  const emit = (event: { readonly type: string; readonly message?: string }) =>
    void told.push(event.message ?? '');
  tellHarm({ ...context, emit }, planned({ changes: [replaced] }));
  expect(told).toEqual([
    expect.stringMatching(/^deploy will refuse this: dev-001: aws_db_instance\.postgres/),
  ]);
});
