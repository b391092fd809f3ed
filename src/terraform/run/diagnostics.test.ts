import { expect, it } from 'vitest';
import { passwordRefusal } from '../../constructs/database/password-refusal.js';
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

it('knows what the stack says of a value that is no password, of which nothing is told', () => {
  const one = error('Resource precondition failed', { detail: passwordRefusal });
  expect(problemsOf([one], context)).toMatchObject([
    { code: 'password-refused', hint: expect.stringContaining('multienv secret status --env dev-001') },
  ]);
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

it('says of a refusal that is known why it came, what is left, and the next command', () => {
  const said =
    'creating IAM Role (app-dev-001): operation error IAM: CreateRole, https response error StatusCode: 409, RequestID: 0f1e, EntityAlreadyExists: Role with name app-dev-001 already exists.';
  const [problem] = problemsOf([error(said, { address: 'aws_iam_role.app' })], context);
  expect(problem?.code).toBe('terraform-failed');
  expect(problem?.message).toContain(said);
  expect(problem?.message).toMatch(/all regions.*\nIt was not made\./);
  expect(problem?.hint).toContain('Then: multienv recover --env dev-001 (https://docs.aws.amazon.com/IAM/');
});

it('leads from a wrong setting to validate, which takes no environment', () => {
  const said = "api error ValidationError: Invalid instance type: 't3.mikro'";
  const [problem] = problemsOf([error(said, { address: 'aws_autoscaling_group.app' })], context);
  expect(problem?.hint).toContain('Then: multienv validate (https');
});

it('knows what the stack keeps from a deletion, and says which setting lets it go', () => {
  const detail = (address: string) =>
    `Resource ${address} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed. To avoid this error and continue with the plan, either disable lifecycle.prevent_destroy or reduce the scope of the plan using the -target option.`;
  const told = (address: string) =>
    problemsOf([error('Instance cannot be destroyed', { detail: detail(address) })], context);
  expect(told('aws_db_instance.postgres')).toMatchObject([
    {
      code: 'destroy-prevented',
      message: expect.stringContaining('aws_db_instance.postgres would be destroyed or replaced'),
      hint: expect.stringContaining('set `database.deletionProtection: false`, run `multienv deploy'),
    },
  ]);
  expect(told('aws_s3_bucket.bucket')[0]?.hint).toContain('set `storage.forceDestroy: true`');
  expect(told('module.data.aws_efs_file_system.files["a"]')[0]).toMatchObject({
    message: expect.stringContaining('module.data.aws_efs_file_system.files["a"] would'),
    hint: expect.stringContaining('take `prevent_destroy` off it'),
  });
  expect(problemsOf([error('Instance cannot be destroyed')], context)[0]?.code).toBe('terraform-failed');
});

it('knows a lock file that lacks a provider and must not be changed', () => {
  expect(problemsOf([error('Provider dependency changes detected')], context)).toMatchObject([
    {
      code: 'provider-lock-readonly',
      message:
        'dev-001: the lock file of the providers does not have what the stack needs, and this run must not change it.',
      hint: 'Run this where you work, and commit the lock file: multienv plan --env dev-001 --lockfile update',
    },
  ]);
});
