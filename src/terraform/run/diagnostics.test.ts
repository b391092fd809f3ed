import { expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { problemsOf } from './diagnostics.js';

const context = { suffix: 'dev-001', invocation: plainInvocation };
const error = (summary: string, more: { address?: string; detail?: string } = {}) => ({
  severity: 'error' as const,
  summary,
  detail: '',
  ...more,
});

it.each(['data.aws_secretsmanager_secret.password', 'ephemeral.aws_secretsmanager_secret_version.password'])(
  'knows a missing secret by the address %s',
  (address) => {
    const summary = "reading Secrets Manager Secret (rds-password-dev-001): couldn't find resource";
    const [problem] = problemsOf([error(summary, { address })], context);
    expect(problem).toMatchObject({
      code: 'secret-missing',
      hint: 'multienv secret init --env dev-001',
    });
    const [onSandbox] = problemsOf([error(summary, { address })], {
      ...context,
      invocation: plainInvocation.onSandbox(''),
    });
    expect(onSandbox?.hint).toBe('multienv secret init --env dev-001 --sandbox');
  },
);

it('does not call a secret missing that may not be read', () => {
  const address = 'ephemeral.aws_secretsmanager_secret_version.password';
  const [problem] = problemsOf([error('reading: AccessDeniedException', { address })], context);
  expect(problem?.code).toBe('terraform-failed');
});

it('knows a held lock', () => {
  const [problem] = problemsOf(
    [error('Error acquiring the state lock', { detail: 'Who: somebody' })],
    context,
  );
  expect(problem).toMatchObject({ code: 'state-locked', message: expect.stringContaining('Who: somebody') });
});

it('gives address, summary and detail of the others, each once, and no warnings', () => {
  const one = error('creating DB: denied', { address: 'aws_db_instance.postgres', detail: 'why' });
  const warning = { severity: 'warning' as const, summary: 'deprecated', detail: '' };
  expect(problemsOf([one, one, warning], context)).toEqual([
    expect.objectContaining({
      code: 'terraform-failed',
      message: 'dev-001: aws_db_instance.postgres: creating DB: denied\nwhy',
    }),
  ]);
});

it('knows a provider without credentials, and leads to the sandbox', () => {
  const [problem] = problemsOf([error('No valid credential sources found')], context);
  expect(problem).toMatchObject({
    code: 'terraform-credentials-missing',
    hint: expect.stringContaining('multienv plan --env dev-001 --sandbox'),
  });
});

it.each([
  'open .terraform.tfstate.lock.info: permission denied',
  'open states: read-only file system',
  'operation error DynamoDB: PutItem, AccessDenied',
  'Unsupported state file format',
])('does not say that somebody holds a lock that cannot be had: %s', (detail) => {
  const [problem] = problemsOf([error('Error acquiring the state lock', { detail })], context);
  expect(problem).toMatchObject({ code: 'terraform-failed', message: expect.stringContaining(detail) });
});

it.each([
  'write errored.tfstate: no space left on device',
  'There is not enough space on the disk.',
  'write: disk quota exceeded',
])('knows a disk that is full, before anything else: %s', (detail) => {
  for (const summary of ['Error writing', 'Error acquiring the state lock'])
    expect(problemsOf([error(summary, { detail })], context)).toMatchObject([
      { code: 'terraform-disk-full' },
    ]);
  expect(problemsOf([error(detail)], context)).toMatchObject([{ code: 'terraform-disk-full' }]);
});

it('knows a missing secret by its own words and its own address alone', () => {
  const address = 'data.aws_secretsmanager_secret_version.password';
  const codes = [
    problemsOf([error('reading', { address, detail: 'ResourceNotFoundException' })], context),
    problemsOf([error('reading: empty result', { address })], context),
    problemsOf([error("couldn't find resource", { address: 'data.aws_vpc.default' })], context),
    problemsOf([error("couldn't find resource")], context),
  ].map(([problem]) => problem?.code);
  expect(codes).toEqual(['secret-missing', 'secret-missing', 'terraform-failed', 'terraform-failed']);
});

it('tells two problems of one kind apart, in the order in which they came', () => {
  const problems = problemsOf([error('one'), error('two'), error('one', { detail: ' more \n' })], context);
  expect(problems.map(({ message }) => message)).toEqual([
    'dev-001: one',
    'dev-001: two',
    'dev-001: one\nmore',
  ]);
});
