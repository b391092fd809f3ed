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
