import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, certain, some, unlessFault } from '../conditions/certainty.js';
import { pastDenials } from '../conditions/strangers/denials.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { type SharedIssuer, sharedIssuers } from '../conditions/strangers/shared-issuers.js';
import { strangersMeet } from '../conditions/strangers/strangers-meet.js';
import { defineRule } from '../define-rule.js';
import { hasEffect } from '../facts/statement-parts.js';
import { notApplicable, unknown, type Verdict } from '../verdict.js';

const providerOf = (host: string) => `arn:aws:iam::111122223333:oidc-provider/${host}`;
const provider = providerOf('token.actions.githubusercontent.com');
const sub = 'token.actions.githubusercontent.com:sub';
const gitlab = providerOf('gitlab.com');
const terraform = providerOf('app.terraform.io');

const trust = (Condition: object | undefined, Federated = provider, ...others: readonly object[]) => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, Condition },
      ...others,
    ],
  }),
});

const denial = (Principal: unknown, Condition: object) => ({
  Effect: 'Deny',
  Action: 'sts:*',
  Principal,
  Condition,
});
const strangers = { StringNotLike: { [sub]: 'repo:acme/*' } };

function unnamed({ name, host, owner }: SharedIssuer): string {
  return `A statement trusts ${name}, and no condition on \`${host}:sub\` names ${owner}.`;
}

export default defineRule({
  id: 'IAM-10',
  title: 'Role for GitHub, GitLab and other shared issuers names whose runs take it',
  severity: 'critical',
  area: 'security',
  resource: 'aws_iam_role',
  why: 'Such a provider signs for every repository and organization of all its users; without a name in the condition, everybody can take the role from theirs.',
  fix: `Add a condition on the subject (${sharedIssuers.map(({ host, subject }) => `\`${host}:sub\`: \`${subject}\``).join(', ')}), and \`…:aud\` with the audience.`,
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
  examples: {
    pass: [
      trust({ StringEquals: { [sub]: 'repo:acme/infrastructure:ref:refs/heads/main' } }),
      trust({ StringLike: { [sub]: ['repo:acme/infrastructure:*'] } }),
      trust({ StringEquals: { 'gitlab.com:sub': 'project_path:acme/web:ref_type:branch:ref:main' } }, gitlab),
      trust({ StringLike: { 'app.terraform.io:sub': 'organization:acme:project:*' } }, terraform),
      trust(undefined, provider, denial('*', strangers)),
      trust(undefined, provider, denial({ Federated: provider }, strangers)),
    ],
    fail: [
      trust(undefined),
      trust({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }),
      trust({ StringLike: { [sub]: '*' } }),
      trust(undefined, provider, denial('*', { StringLike: { [sub]: 'repo:mallory/*' } })),
      trust(undefined, provider, denial({ Federated: gitlab }, strangers)),
      trust({ StringNotLike: { [sub]: 'repo:acme/infrastructure:*' } }),
      trust({ StringLike: { [sub]: 'repo:*' } }),
      trust({ StringLike: { [sub]: 'repo:*/*:ref:refs/heads/main' } }),
      trust({ StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' } }, gitlab),
      trust({ StringLike: { 'gitlab.com:sub': 'project_path:*:ref_type:branch:ref:main' } }, gitlab),
      trust({ StringLike: { 'app.terraform.io:sub': 'organization:*:project:web:*' } }, terraform),
      trust(
        { StringLike: { 'agent.buildkite.com:sub': 'organization:*' } },
        providerOf('agent.buildkite.com'),
      ),
    ],
    unknown: [{ assume_role_policy: '${var.trust}' }],
  },
  check: (role, { model, today }) => {
    const statements = policyStatements(model, role, 'assume_role_policy');
    if (statements === undefined) return unknown('assume_role_policy');
    const verdicts = sharedIssuers.flatMap((issuer): readonly Verdict[] => {
      const trusting = statements
        .map((statement) => ({
          trusts: all(hasEffect(statement, 'Allow'), trusts(statement, issuer, model)),
          statement,
        }))
        .filter((one) => one.trusts !== 'no');
      if (trusting.length === 0) return [];
      const open = trusting.map(({ trusts: alone, statement: one }) =>
        pastDenials(one, {
          policy: statements,
          ids: federated(one),
          alone: all(alone, strangersMeet(one.conditions, today)),
          today,
        }),
      );
      return [unlessFault(some(...open), 'assume_role_policy', unnamed(issuer))];
    });
    return verdicts.length === 0 ? notApplicable : oneOfUnknown(verdicts);
  },
});

/** A provider that nobody knows yet may be each of them: that is told once. */
function oneOfUnknown(verdicts: readonly Verdict[]): readonly Verdict[] {
  const known = verdicts.filter(({ outcome }) => outcome !== 'unknown');
  return [...known, ...verdicts.filter(({ outcome }) => outcome === 'unknown').slice(0, 1)];
}

function trusts(statement: PolicyStatement, { host }: SharedIssuer, model: Model): Certainty {
  return some(...federated(statement).map((id) => isOf(id, host, model)));
}

function federated({ principals }: PolicyStatement): readonly string[] {
  return principals.filter(({ type }) => type === 'Federated' || isOpenText(type)).flatMap(({ ids }) => ids);
}

/** By its ARN, or as a reference to the provider with its address. */
function isOf(id: string, host: string, model: Model): Certainty {
  if (id.includes(`oidc-provider/${host}`)) return 'yes';
  const [, address] =
    /\$\{[\s~]*((?:[^}]*\.)?aws_iam_openid_connect_provider\.[\w-]+(?:\[[^\]]*\])?)/.exec(id) ?? [];
  const url = address === undefined ? undefined : model.byAddress(address)?.values.url;
  if (typeof url === 'string') return certain(url.replace(/^https:\/\//, '').startsWith(host));
  return isOpenText(id) ? 'maybe' : 'no';
}
