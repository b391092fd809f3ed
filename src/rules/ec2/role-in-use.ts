import { isServiceName } from '../../constructs/partition.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import { isWritten } from '../conditions/is-written.js';
import { knownText } from '../conditions/read-set.js';
import { type Place, relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { isOpenStatement } from '../facts/statement-parts.js';
import { fail, notApplicable, pass, unsure } from '../verdict.js';
import { instanceRoleUsers, profileUsers } from './facts/profile-users.js';

const trust = (service: string) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
  });

export default defineRule({
  id: 'EC2-8',
  title: 'The role of instances is used by instances',
  severity: 'medium',
  area: 'operations',
  requirement: 6,
  precision: 'high',
  resource: ['aws_iam_role', 'aws_iam_instance_profile'],
  why: 'A role that no instance gets gives nothing to anybody: the instances it was written for run without it.',
  fix: 'Put the role into an `aws_iam_instance_profile`, and name that as `iam_instance_profile` of the launch template or instance; or remove it.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_iam_role: { web: { assume_role_policy: trust('ec2.amazonaws.com') } },
            aws_iam_instance_profile: { web: { role: '${aws_iam_role.web.name}' } },
            aws_launch_template: {
              web: { iam_instance_profile: [{ arn: '${aws_iam_instance_profile.web.arn}' }] },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            aws_iam_role: { web: { name: 'web', assume_role_policy: trust('ec2.amazonaws.com') } },
            aws_iam_instance_profile: { web: { name: 'web-profile', role: 'web' } },
            aws_instance: { web: { iam_instance_profile: 'web-profile' } },
          },
        },
      },
    ],
    fail: [
      { assume_role_policy: trust('ec2.amazonaws.com') },
      {
        stack: {
          resource: { aws_iam_role: { web: { assume_role_policy: trust('ec2.amazonaws.com') } } },
          output: { other: { value: '${module.other.role}' } },
        },
      },
      { assume_role_policy: trust('ec2.amazonaws.com.cn') },
      { stack: { resource: { aws_iam_instance_profile: { web: { role: 'web' } } } } },
      {
        stack: {
          resource: {
            aws_iam_instance_profile: { web: { name: 'web', role: 'web' } },
            aws_launch_template: { web: { image_id: 'ami-0123456789abcdef0' } },
          },
        },
      },
    ],
    unknown: [{ assume_role_policy: '${data.http.trust.body}' }],
  },
  check: (element, { model }) => {
    const isProfile = element.type === 'aws_iam_instance_profile';
    const { elements, unresolved } = relatedByAny(
      model,
      element,
      isProfile ? profileUsers : instanceRoleUsers,
    );
    if (elements.length > 0) return pass;
    const message = isProfile ? 'No instance or launch template uses it.' : 'No instance profile holds it.';
    const isOpen = unresolved || mayBeNamed(element, model, isProfile ? profileUsers : instanceRoleUsers);
    if (isProfile) return isOpen ? unsure('', message) : fail('', message);
    const statements = policyStatements(model, element, 'assume_role_policy');
    if (statements === undefined) return unsure('assume_role_policy', message);
    const isForInstances = statements.some(({ principals }) =>
      principals.some(({ ids }) => ids.some((id) => isServiceName('ec2', id))),
    );
    if (!isForInstances && statements.some(isOpenStatement)) return unsure('assume_role_policy', message);
    if (!isForInstances) return notApplicable;
    return isOpen ? unsure('', message) : fail('', message);
  },
});

/** Its name is known only after apply, and a place has a text that names nothing else of the stack. */
function mayBeNamed(element: Element, model: Model, places: readonly Place[]): boolean {
  if (element.get('name').state !== 'unknown' || !isWritten(element, 'name')) return false;
  return places.some(({ type, path }) =>
    model
      .ofType(type)
      .some(
        (one) =>
          type !== 'output' &&
          knownText(one, path) !== undefined &&
          model.follow(one, path).elements.length === 0,
      ),
  );
}
