import { describe, expect, it } from 'vitest';
import { changeOf, deployedDatabase, planOf } from '../../../../test/fixtures/database-plan.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { synthesizeEnvironment } from '../../../testing.js';
import { refuseDestroy, tellDestroy } from './refuse-destroy.js';

const signal = new AbortController().signal;
const loaded = { file: '/p/environments.yaml', locate: () => ({ line: 5, column: 17 }) };
const goes = (address: string, before: object) =>
  changeOf(address, { actions: ['delete'], before, after: null });

/** As a deploy of development has left it. */
const unprotected = [
  goes('aws_db_instance.postgres', {
    ...deployedDatabase,
    delete_automated_backups: true,
    deletion_protection: false,
  }),
  goes('aws_lb.alb', { enable_deletion_protection: false }),
  goes('aws_s3_bucket.bucket', { bucket: 'b', force_destroy: true }),
  goes('aws_secretsmanager_secret.rds_password', { name: 's', recovery_window_in_days: 0 }),
];

function planned(changes: typeof unprotected, config: Parameters<typeof synthesizeEnvironment>[2]) {
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  const stack = { ...synthesizeEnvironment('dev', 'dev-001', config) };
  const run = {
    ...{ environment, invocation: plainInvocation, variables: {}, folder: { suffix: 'dev-001' } },
    stacks: { jsonOf: async () => stack },
  };
  return { run, contents: planOf(changes), loaded };
}
function contextTelling(told: string[] = []) {
  const emit = (event: { readonly type: string; readonly message?: string }) =>
    void told.push(event.message ?? '');
  return { cwd: '/', env: {}, interrupt: { gentle: signal, kill: signal }, emit };
}

describe('a destroy goes by the settings in force, and is refused where the file asks for more', () => {
  it.each([
    ['database.finalSnapshot (aws_db_instance.postgres)', { database: { finalSnapshot: true } }],
    ['database.deletionProtection (aws_db_instance.postgres)', { database: { deletionProtection: true } }],
    ['loadBalancer.deletionProtection (aws_lb.alb)', { loadBalancer: { deletionProtection: true } }],
    ['storage.forceDestroy (aws_s3_bucket.bucket)', { storage: { forceDestroy: false } }],
    [
      'database.password.recoveryWindowDays (aws_secretsmanager_secret.rds_password)',
      { database: { password: { source: 'generated', recoveryWindowDays: 7 } } },
    ],
  ] as const)('%s', async (setting, config) => {
    await expect(refuseDestroy(contextTelling(), planned(unprotected, config))).rejects.toMatchObject({
      exitCode: 1,
      problems: [
        {
          code: 'protection-not-deployed',
          message: expect.stringContaining(`what is deployed: ${setting}.`),
        },
      ],
    });
  });

  it('and passes where the file asks for what is deployed', async () => {
    const generated = { database: { password: { source: 'generated' } } } as const;
    await refuseDestroy(contextTelling(), planned(unprotected, generated));
  });

  it('each protection that is deployed is named, with what to do', async () => {
    const on = [
      goes('aws_db_instance.postgres', { ...deployedDatabase, deletion_protection: true }),
      goes('aws_lb.alb', { enable_deletion_protection: true }),
    ];
    await expect(refuseDestroy(contextTelling(), planned(on, {}))).rejects.toMatchObject({
      problems: [
        {
          code: 'environment-protected',
          hint: expect.stringContaining(
            'database.deletionProtection: false and loadBalancer.deletionProtection: false',
          ),
        },
      ],
    });
  });

  it('a plan of a destroy tells it', async () => {
    const told: string[] = [];
    await tellDestroy(contextTelling(told), planned(unprotected, { storage: { forceDestroy: false } }));
    expect(told).toEqual([
      expect.stringMatching(/^destroy will refuse this: dev-001: .*storage\.forceDestroy/),
    ]);
  });
});
