import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isConfigured } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { whereItLeads } from '../facts/where-it-leads.js';
import { fail, notApplicable, pass, unknown, unsure, type Verdict } from '../verdict.js';
import { profilePathsOf, profilesOf, rolesOf } from './facts/instance-role.js';
import { instanceSources } from './facts/instance-sources.js';
import { managedPoliciesOf } from './facts/managed-policies.js';

const wanted = ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy'];
/** They allow all that the two do; that they allow far more is told by rules of their own. */
const wider = ['AdministratorAccess', 'PowerUserAccess'];
const arns = wanted.map((name) => `arn:aws:iam::aws:policy/${name}`);

function stack(role: object, others: object = {}) {
  return {
    stack: {
      resource: {
        aws_launch_template: {
          web: { iam_instance_profile: { name: '${aws_iam_instance_profile.web.name}' } },
        },
        aws_iam_instance_profile: { web: { role: '${aws_iam_role.web.name}' } },
        aws_iam_role: { web: role },
        ...others,
      },
    },
  };
}

function attached(...policies: readonly string[]) {
  return {
    aws_iam_role_policy_attachment: Object.fromEntries(
      policies.map((arn, index) => [
        `policy_${index}`,
        { role: '${aws_iam_role.web.name}', policy_arn: arn },
      ]),
    ),
  };
}

export default defineRule({
  id: 'EC2-6',
  title: 'The role of instances carries Session Manager and the CloudWatch agent',
  severity: 'medium',
  area: 'operations',
  requirement: 6,
  resource: instanceSources,
  why: 'Without Session Manager somebody opens SSH when an instance misbehaves; without the agent nobody sees why.',
  fix: `Attach ${wanted.map((name) => `\`${name}\``).join(' and ')} to the role of the instance profile.`,
  controls: {
    'AWS-FSBP': { 'SSM.1': ['PR', 'SH', 'SP'] },
    HIPAA: { '164.308(a)(5)(ii)(B)': ['PR', 'SP'] },
    SOC2: { 'CC3.2': ['PR', 'SP'], 'CC7.1': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html',
  examples: {
    pass: [
      stack({}, attached(...arns)),
      stack({ managed_policy_arns: arns }),
      stack({}, attached('arn:aws:iam::aws:policy/AdministratorAccess')),
      stack(
        {},
        attached(
          ...wanted.map((name) => `arn:\${data.aws_partition.current.partition}:iam::aws:policy/${name}`),
        ),
      ),
      stack(
        {},
        {
          aws_iam_role_policy_attachment: {
            all: {
              for_each: `\${toset(${JSON.stringify(arns)})}`,
              role: '${aws_iam_role.web.name}',
              policy_arn: '${each.value}',
            },
          },
        },
      ),
      stack(
        {},
        {
          aws_iam_role_policy_attachments_exclusive: {
            all: { role_name: '${aws_iam_role.web.name}', policy_arns: arns },
          },
        },
      ),
    ],
    fail: [
      stack({}),
      stack({}, attached('arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore')),
      stack({}, attached('arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore', '')),
      stack(
        {},
        {
          aws_iam_role_policy_attachment: {
            all: {
              for_each: '${toset(["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"])}',
              role: '${aws_iam_role.web.name}',
              policy_arn: '${each.value}',
            },
          },
        },
      ),
      {
        stack: {
          resource: {
            aws_launch_template: {
              web: { iam_instance_profile: { name: '${aws_iam_instance_profile.web.name}' } },
            },
            aws_iam_instance_profile: { web: { name: 'empty' } },
          },
        },
      },
      stack({}, { ...attached('${aws_iam_policy.own.arn}'), aws_iam_policy: { own: { policy: '{}' } } }),
    ],
    unknown: [{ iam_instance_profile: { name: 'made-elsewhere' } }, stack({}, attached('${var.policy_arn}'))],
  },
  check: (element, context) => {
    const path = profilePathsOf(element).find((one) => isConfigured(element, one));
    if (path === undefined) return notApplicable;
    const roles = rolesOf(element, context.model);
    return roles.length === 0
      ? withoutRole(element, path, context.model)
      : roles.map((role) => judgeRole(role, context));
  },
});

/** There is a profile, and no role of the stack behind it: it holds none, or nobody can tell which. */
function withoutRole(element: Element, path: string, model: Model): Verdict {
  const [profile] = profilesOf(element, model);
  const at = 'iam_instance_profile';
  if (profile === undefined)
    return unknown(at, whereItLeads(model, element, { path, what: 'Its instance profile' }));
  const own = ['role', 'roles'].find((one) => isConfigured(profile, one));
  if (own === undefined) return fail(at, `\`${profile.address}\` holds no role.`);
  return unknown(at, whereItLeads(model, profile, { path: own, what: 'The role of its instance profile' }));
}

function judgeRole(role: Element, { model }: CheckContext): Verdict {
  const { texts, open } = managedPoliciesOf(role, model);
  const has = (name: string) => texts.some((text) => text === name || text.includes(`/${name}`));
  if (wider.some(has)) return pass;
  const missing = wanted.filter((name) => !has(name)).map((name) => `no \`${name}\``);
  const judge = open ? unsure : fail;
  return missing.length === 0
    ? pass
    : judge('iam_instance_profile', `\`${role.address}\` has ${missing.join(' and ')}.`);
}
