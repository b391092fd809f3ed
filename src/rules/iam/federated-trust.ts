import { policyStatements } from '../../model/policy-document.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const sub = 'token.actions.githubusercontent.com:sub';

const trust = (Condition: object | undefined, Federated = provider) => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, Condition },
    ],
  }),
});

export default defineRule({
  id: 'IAM-10',
  title: 'Role for GitHub Actions names the repository',
  severity: 'high',
  area: 'security',
  resource: 'aws_iam_role',
  why: 'The provider signs for every repository of GitHub; without its name in the condition, everybody can take the role from theirs.',
  fix: 'Add the condition `token.actions.githubusercontent.com:sub` with `repo:OWNER/NAME:…`, and `…:aud` with `sts.amazonaws.com`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  examples: {
    pass: [
      trust({ StringEquals: { [sub]: 'repo:acme/infrastructure:ref:refs/heads/main' } }),
      trust({ StringLike: { [sub]: ['repo:acme/infrastructure:*'] } }),
    ],
    fail: [
      trust(undefined),
      trust({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }),
      trust({ StringLike: { [sub]: '*' } }),
      trust({ StringLike: { [sub]: 'repo:*' } }),
      trust({ StringLike: { [sub]: 'repo:*/*:ref:refs/heads/main' } }),
    ],
    unknown: [{ assume_role_policy: '${var.trust}' }],
  },
  check: (role, { model }) => {
    const statements = policyStatements(model, role, 'assume_role_policy');
    if (statements === undefined) return unknown('assume_role_policy');
    const github = statements.filter(
      ({ effect, principals }) =>
        effect === 'Allow' &&
        principals.some(
          ({ type, ids }) => type === 'Federated' && ids.some((id) => id.includes('token.actions.github')),
        ),
    );
    if (github.length === 0) return notApplicable;
    const named = github.every(({ conditions }) =>
      conditions.some(
        ({ key, values }) =>
          key.toLowerCase() === sub && values.length > 0 && values.every((value) => isRepository(value)),
      ),
    );
    return named ? pass : fail('assume_role_policy');
  },
});

/** `repo:OWNER/NAME:…` whose owner is written out. */
function isRepository(subject: string): boolean {
  if (!subject.startsWith('repo:')) return false;
  const owner = subject.slice('repo:'.length).split('/')[0] ?? '';
  return owner !== '' && !owner.includes('*') && !owner.includes('?') && subject.includes('/');
}
