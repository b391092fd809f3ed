import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, certain, some, unlessFault } from '../conditions/certainty.js';
import { strangersMeet } from '../conditions/strangers/lets-everybody-in.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { hasEffect } from '../facts/statement-parts.js';
import { notApplicable, unknown } from '../verdict.js';

const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const sub = 'token.actions.githubusercontent.com:sub';

const trust = (Condition: object | undefined, Federated = provider) => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, Condition },
    ],
  }),
});

const unnamed =
  'A statement trusts GitHub, and no condition on `token.actions.githubusercontent.com:sub` names an organisation or a repository.';

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
      trust({ StringNotLike: { [sub]: 'repo:acme/infrastructure:*' } }),
      trust({ StringLike: { [sub]: 'repo:*' } }),
      trust({ StringLike: { [sub]: 'repo:*/*:ref:refs/heads/main' } }),
    ],
    unknown: [{ assume_role_policy: '${var.trust}' }],
  },
  check: (role, { model }) => {
    const statements = policyStatements(model, role, 'assume_role_policy');
    if (statements === undefined) return unknown('assume_role_policy');
    const judged = statements.map((statement) => ({
      isGitHub: all(hasEffect(statement, 'Allow'), trustsGitHub(statement, model)),
      statement,
    }));
    const github = judged.filter(({ isGitHub }) => isGitHub !== 'no');
    if (github.length === 0) return notApplicable;
    const open = github.map(({ isGitHub, statement }) => all(isGitHub, strangersMeet(statement.conditions)));
    return unlessFault(some(...open), 'assume_role_policy', unnamed);
  },
});

function trustsGitHub({ principals }: PolicyStatement, model: Model): Certainty {
  const ids = principals
    .filter(({ type }) => type === 'Federated' || isOpenText(type))
    .flatMap(({ ids }) => ids);
  return some(...ids.map((id) => isGitHub(id, model)));
}

/** By its ARN, or as a reference to the provider with its address. */
function isGitHub(id: string, model: Model): Certainty {
  if (id.includes('token.actions.github')) return 'yes';
  const [, address] =
    /\$\{[\s~]*((?:[^}]*\.)?aws_iam_openid_connect_provider\.[\w-]+(?:\[[^\]]*\])?)/.exec(id) ?? [];
  const url = address === undefined ? undefined : model.byAddress(address)?.values.url;
  if (typeof url === 'string') return certain(url.includes('token.actions.github'));
  return isOpenText(id) ? 'maybe' : 'no';
}
