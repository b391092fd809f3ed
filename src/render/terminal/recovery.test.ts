import { expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import type { Fate } from '../../operations/recover/compare-with-aws.js';
import type { RecoveredEnvironment } from '../../operations/recover/recover.js';
import { describeLock } from '../../terraform/state/state-lock.js';
import { renderFindings, renderRecovery, renderRecoveryQuestion } from './recovery.js';

const lock = { id: '1', who: 'jo@here', created: '2026-11-24T01:02:03Z', operation: 'OperationTypeApply' };
const nothing: RecoveredEnvironment = {
  suffix: 'dev-001',
  stories: [],
  endedProcess: null,
  lock: null,
  backups: [],
  resources: [],
  plan: null,
  heldLock: null,
};
const missing = { kind: 'import', id: 'arn:alb', isBusy: false, isOptional: false } as const;
const alb = { address: 'aws_lb.alb', resourceType: 'aws_lb' };

const rendered = (environment: RecoveredEnvironment) => renderRecovery(environment, plainInvocation);

it('names who has locked the state where this folder has nothing to recover', () => {
  const printed = rendered({ ...nothing, heldLock: lock });
  expect(printed).toContain('jo@here since 2026-11-24T01:02:03Z (apply) has locked the state');
  expect(printed).toContain('multienv unlock --env dev-001');
});

it('says that there was nothing to recover', () => {
  expect(renderRecovery(nothing, plainInvocation)).toBe('dev-001: nothing to recover\n');
});

it('tells what happened, what was done and what became of each resource', () => {
  const text = rendered({
    ...nothing,
    stories: ['It was killed.'],
    endedProcess: 12,
    lock,
    backups: ['/backup/x'],
    resources: [
      { ...alb, kind: 'in-state' },
      { ...alb, ...missing, former: undefined },
      { ...alb, ...missing, former: 'arn:old' },
      { ...alb, kind: 'made-again', reason: 'harmless' },
      { ...alb, kind: 'foreign', id: 'arn:theirs' },
      { ...alb, kind: 'unknown' },
      { ...alb, address: 'aws_lb.a', kind: 'absent' },
      { ...alb, address: 'aws_lb.b', kind: 'absent' },
    ],
  });
  expect(text.split('\n')).toEqual([
    'dev-001: It was killed.',
    'dev-001: process 12 has ended',
    'dev-001: unlocked: jo@here since 2026-11-24T01:02:03Z (apply)',
    'dev-001: copy of the state: /backup/x',
    'dev-001: imported aws_lb.alb (arn:alb)',
    'dev-001: imported aws_lb.alb (arn:alb)',
    'dev-001: aws_lb.alb replaced arn:old, which is no longer in the state: delete it in AWS if it still exists',
    'dev-001: aws_lb.alb is created again by the next deploy: harmless',
    'dev-001: aws_lb.alb: AWS has arn:theirs, but its tags do not name this environment: rename or delete it before the next deploy',
    'dev-001: aws_lb.alb: check in AWS whether it was created, and if so import it with Terraform',
    'dev-001: not created yet: aws_lb.a, aws_lb.b',
    '',
  ]);
});

it('folds many that met the same fate, and leaves what is of one alone', () => {
  const many = (kind: object) =>
    Array.from({ length: 6 }, (_, index) => ({ ...alb, address: `aws_lb.${index}`, ...kind }) as Fate);
  const text = rendered({
    ...nothing,
    stories: ['It was killed.'],
    resources: [
      ...many({ ...missing, former: undefined }),
      ...many({ kind: 'made-again', reason: 'harmless' }),
      { ...alb, kind: 'made-again', reason: 'another' },
      ...many({ kind: 'unknown' }),
      { ...alb, ...missing, former: 'arn:old' },
      ...many({ kind: 'absent' }),
    ],
  });
  const six = '6 resources (aws_lb.0, aws_lb.1, aws_lb.2, …)';
  expect(text.split('\n').slice(1, -1)).toEqual([
    `dev-001: imported ${six}`,
    `dev-001: ${six} are created again by the next deploy: harmless`,
    'dev-001: aws_lb.alb is created again by the next deploy: another',
    `dev-001: ${six}: check in AWS whether they were created, and if so import them with Terraform`,
    'dev-001: imported aws_lb.alb (arn:alb)',
    'dev-001: aws_lb.alb replaced arn:old, which is no longer in the state: delete it in AWS if it still exists',
    `dev-001: not created yet: ${six}`,
  ]);
});

it('asks with what it knows', () => {
  const suffix = 'dev-001';
  const fates = [{ ...alb, ...missing, former: undefined }];
  const questions = [
    renderRecoveryQuestion({ suffix, kind: 'end-terraform', pid: 12, command: 'deploy' }),
    renderRecoveryQuestion({ suffix, kind: 'unlock', lock }),
    renderRecoveryQuestion({ suffix, kind: 'push-state', resources: 3, serial: 8 }),
    renderRecoveryQuestion({ suffix, kind: 'import', fates }),
  ];
  expect(questions.map(({ facts, ask }) => `${facts}${ask}`)).toEqual([
    'dev-001: Terraform (process 12) of a killed `multienv deploy` is still running.\nStop it? (No: wait until it has finished.)',
    'dev-001: locked by jo@here since 2026-11-24T01:02:03Z (apply), a run that is dead.\nRemove its lock?',
    'dev-001: Terraform left a state of 3 resources (serial 8) that it could not store.\nPush it to the backend?',
    'dev-001: AWS has 1 resource that is missing from the state:\n  aws_lb.alb (arn:alb)\nImport them?',
  ]);
});

it.each([
  [
    1,
    'a state of 1 resource (serial 8)',
    '/b/1.tfstate has 1 resource.',
    'AWS has 1 resource that is missing',
  ],
  [
    2,
    'a state of 2 resources (serial 8)',
    '/b/1.tfstate has 2 resources.',
    'AWS has 2 resources that are missing',
  ],
])('counts %i as one counts', (resources, pushed, replaced, missed) => {
  const suffix = 'dev-001';
  const fates = Array.from({ length: resources }, () => ({ ...alb, ...missing, former: undefined }));
  const factsOf = (question: Parameters<typeof renderRecoveryQuestion>[0]) =>
    renderRecoveryQuestion(question).facts;
  expect(factsOf({ suffix, kind: 'push-state', resources, serial: 8 })).toContain(pushed);
  expect(factsOf({ suffix, kind: 'replace-state', file: '/b/1.tfstate', resources })).toContain(replaced);
  expect(factsOf({ suffix, kind: 'import', fates })).toContain(missed);
});

it('asks about a state that cannot be read, with an earlier copy and without one', () => {
  const question = { suffix: 'dev-001', kind: 'replace-state', resources: 3 } as const;
  expect(renderRecoveryQuestion({ ...question, file: '/b/1.tfstate' })).toEqual({
    facts: 'dev-001: the state cannot be read; /b/1.tfstate has 3 resources.\n',
    ask: 'Use that file, and import the other resources of the environment from AWS?',
  });
  expect(renderRecoveryQuestion({ ...question, file: undefined })).toEqual({
    facts: 'dev-001: the state cannot be read, and there is no earlier copy.\n',
    ask: 'Start with an empty state, and import the resources of the environment from AWS?',
  });
});

it('says before a question what it found and what it would do', () => {
  const found = {
    suffix: 'dev-001',
    stories: ['It was killed.'],
    orphan: { pid: 12, command: 'deploy' },
    lock,
    hasErroredState: true,
    hasDamagedState: false,
    candidates: ['aws_lb.alb', 'aws_lb.other'],
  };
  expect(renderFindings(found)).toBe(
    [
      'dev-001: It was killed.',
      'dev-001: to recover it:',
      '  - end Terraform (process 12) of `multienv deploy`',
      `  - take away the lock of ${describeLock(lock)}, if it is that of the dead run`,
      '  - write errored.tfstate into the backend',
      '  - look in AWS for aws_lb.alb, aws_lb.other, and import what the state does not know',
      '  - plan what remains to be done',
      '',
    ].join('\n'),
  );
  const many = Array.from({ length: 29 }, (_, index) => `aws_lb.n${index}`);
  expect(renderFindings({ ...found, candidates: many })).toContain(
    'look in AWS for 29 resources (aws_lb.n0, aws_lb.n1, aws_lb.n2, …), and import',
  );
  const damaged = renderFindings({
    ...found,
    orphan: null,
    lock: null,
    hasDamagedState: true,
    candidates: [],
  });
  expect(damaged).toContain(
    '  - put the best state that there is in the place of the one that cannot be read\n',
  );
  expect(damaged).not.toMatch(/process|lock|errored|look in AWS/);
});
