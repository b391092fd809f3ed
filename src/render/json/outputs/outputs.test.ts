import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { DoctorReport } from '../../../operations/doctor/doctor.js';
import type { RecoveredEnvironment } from '../../../operations/recover/recover.js';
import type { SecretStatus } from '../../../operations/secret/secret-status.js';
import type { BucketChange } from '../../../operations/state/bootstrap.js';
import type { StateMove } from '../../../operations/state/state-migrate.js';
import type { StateLock } from '../../../terraform/state/state-lock.js';
import { planAsJson } from '../plan-as-json.js';
import { jsonOutputs } from './index.js';

const lock: StateLock = {
  id: 'a1',
  who: 'user@host',
  created: '2026-11-24T12:00:00Z',
  operation: 'OperationTypeApply',
};

const bucket: BucketChange = {
  bucket: 'state',
  region: 'eu-west-1',
  environments: ['dev-001'],
  create: false,
  repair: [],
};

const moved: StateMove = {
  suffix: 'dev-001',
  from: 'local',
  to: 's3',
  action: 'move',
  serial: 4,
  lineage: 'b2',
  resources: 12,
  backups: ['a.tfstate'],
};

const secret: SecretStatus = { source: 'rdsManaged', state: 'missing', name: null, arn: null };

const examined: DoctorReport = {
  ok: false,
  summary: { ok: 0, problem: 1, warning: 0, skipped: 0 },
  environments: [{ suffix: 'dev-001', outcome: 'failed' }],
  checks: [
    {
      id: 'python',
      title: 'Python',
      environment: null,
      status: 'problem',
      message: 'It is not there.',
      fix: 'Install it.',
    },
  ],
};

const resource = { address: 'aws_lb.alb', resourceType: 'aws_lb' };
const recovered: RecoveredEnvironment = {
  suffix: 'dev-001',
  stories: ['A deploy was cut.'],
  endedProcess: 12,
  lock,
  backups: [],
  resources: [
    { ...resource, kind: 'in-state' },
    { ...resource, kind: 'import', id: 'arn', isBusy: false, isOptional: true, former: undefined },
    { ...resource, kind: 'made-again', reason: 'It may be there twice.' },
    { ...resource, kind: 'absent' },
    { ...resource, kind: 'foreign', id: 'arn' },
    { ...resource, kind: 'unknown' },
  ],
  plan: null,
  heldLock: null,
};

/** What the commands that need a real AWS or its emulator print: their other tests are end to end. */
it.each<[string, object]>([
  ['bootstrap', { ok: true, bootstrapped: true, buckets: [{ outcome: 'ok', ...bucket }] }],
  ['unlock', { ok: true, unlocked: false, environments: [{ suffix: 'dev-001', outcome: 'declined' }] }],
  ['unlock', { ok: true, unlocked: true, environments: [{ suffix: 'dev-001', outcome: 'ok', lock }] }],
  ['unlock', { ok: true, unlocked: true, environments: [{ suffix: 'dev-001', outcome: 'ok', lock: null }] }],
  ['state migrate', { ok: true, migrated: true, environments: [{ outcome: 'ok', ...moved }] }],
  ['secret status', { ok: true, secrets: [{ suffix: 'dev-001', outcome: 'ok', ...secret }] }],
  ['doctor', examined],
  ['recover', { ok: true, recovered: true, environments: [{ outcome: 'ok', ...recovered }] }],
])('the schema of %s takes what its operation gives', (command, result) => {
  const document = JSON.parse(JSON.stringify({ version: 1, ...result }));
  expect(jsonOutputs[command]?.safeParse(document).error).toBeUndefined();
});

const problem = {
  code: 'secret-missing',
  severity: 'error',
  message: 'It is not there.',
  hint: 'Make it.',
  ...{ file: null, line: null, column: null, path: null, value: null, allowed: null, suggestion: null },
};

it('what became of each environment stands beside the others', () => {
  const summary = { create: 1, update: 0, replace: 0, destroy: 0, rotate: 0 };
  const environments = [
    { suffix: 'dev-001', outcome: 'ok', summary, changes: [], downtimes: [], outputs: [], review: null },
    { suffix: 'dev-002', outcome: 'failed', problems: [problem] },
    { suffix: 'dev-003', outcome: 'skipped', reason: 'staging failed' },
  ];
  const printed = { version: 1, ok: false, problems: [problem], environments };
  expect(jsonOutputs.plan?.safeParse(printed).error).toBeUndefined();
  const silent = { version: 1, ok: true, environments: [{ suffix: 'dev-001', outcome: 'ok' }] };
  expect(jsonOutputs.plan?.safeParse(silent).success).toBe(false);
});

it('a downtime names the changes that belong to it', () => {
  const page = 'https://aws.test';
  const away = { gravity: 'downtime', does: 'is away', page } as const;
  const changes = [
    changeOfAlb({ address: 'aws_rule.r', kind: 'update', effects: [{ ...away, about: ['aws_lb.alb'] }] }),
    changeOfAlb({ kind: 'replace', gravity: 'replacement', effects: [away] }),
  ];
  const summary = { create: 0, update: 1, replace: 1, destroy: 0, rotate: 0 };
  const { downtimes } = planAsJson({
    ...{ suffix: 'dev-001', summary, changes, outputsChange: false, planFile: '' },
  });
  expect(downtimes).toEqual([{ first: ['aws_lb.alb'], parts: ['aws_rule.r'] }]);
});
