import { describe, expect, it } from 'vitest';
import { readStack } from '../model/stack/read-stack.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

/** The rows of the requirements that are about compute and load balancing. */
const rows = [6, 7, 9, 10, 14, 15, 16, 24];

function failing(resource: object, others: object = {}): readonly number[] {
  const context = {
    model: readStack({ resource, ...others }),
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
  } as const;
  const found = rules.flatMap((rule) =>
    elementsOf(rule, context).flatMap((element) =>
      judge(rule, element, context).some(({ outcome }) => outcome === 'fail') ? [rule.requirement] : [],
    ),
  );
  return rows.filter((row) => found.includes(row));
}

const trust =
  '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}';
const policies = ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy'];
const image = 'ami-0c802847a7dd848c0';
const keys = ['Name', 'Environment', 'Project', 'ManagedBy', 'EnvironmentSuffix'];

const role = { aws_iam_role: { web: { assume_role_policy: trust } } };
const bare = {
  ...role,
  aws_lb: { web: { subnets: ['subnet-1', 'subnet-2'] } },
  aws_lb_target_group: { web: { port: 80, protocol: 'HTTP' } },
};
const profile = { aws_iam_instance_profile: { web: { role: '${aws_iam_role.web.name}' } } };
const attachments = {
  aws_iam_role_policy_attachment: Object.fromEntries(
    policies.map((name) => [
      name,
      { role: '${aws_iam_role.web.name}', policy_arn: `arn:aws:iam::aws:policy/${name}` },
    ]),
  ),
};
const launch = {
  metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1 },
  iam_instance_profile: { name: '${aws_iam_instance_profile.web.name}' },
};
const healthy = {
  target_type: 'instance',
  protocol: 'HTTP',
  port: 80,
  deregistration_delay: 30,
  health_check: {
    path: '/health',
    interval: 30,
    timeout: 5,
    healthy_threshold: 2,
    unhealthy_threshold: 2,
    matcher: '200',
  },
};
const group = {
  health_check_type: 'ELB',
  health_check_grace_period: 300,
  tag: keys.map((key) => ({ key, value: 'x', propagate_at_launch: true })),
};

describe('the faults of the earlier stack in compute and load balancing', () => {
  it('are all found behind a launch template', () => {
    const stack = {
      ...bare,
      aws_launch_template: { web: { image_id: image } },
      aws_autoscaling_group: { web: {} },
    };
    expect(failing(stack)).toEqual(rows);
  });

  it('are all found behind a launch configuration and in the aliases of load balancers', () => {
    const stack = {
      ...role,
      aws_alb: { web: {} },
      aws_alb_target_group: { web: {} },
      aws_launch_configuration: { web: { image_id: image } },
      aws_autoscaling_group: { web: { launch_configuration: '${aws_launch_configuration.web.name}' } },
    };
    expect(failing(stack)).toEqual(rows);
  });

  it('are found in a single instance as far as it can have them', () => {
    const stack = { ...bare, aws_instance: { web: { ami: image, key_name: 'admin' } } };
    expect(failing(stack)).toEqual([6, 7, 9, 14, 15, 24]);
  });

  it.each([
    [
      'an attachment',
      {},
      {
        aws_autoscaling_attachment: {
          web: {
            autoscaling_group_name: '${aws_autoscaling_group.web.name}',
            lb_target_group_arn: '${aws_lb_target_group.web.arn}',
          },
        },
      },
    ],
    ['the group itself', { target_group_arns: ['${aws_lb_target_group.web.arn}'] }, {}],
    [
      'a traffic source',
      { traffic_source: { identifier: '${aws_lb_target_group.web.arn}', type: 'elbv2' } },
      {},
    ],
  ])('are not found in the corrected twin, attached by %s', (_, inGroup, beside) => {
    const stack = {
      ...role,
      ...profile,
      ...attachments,
      ...beside,
      aws_lb: { web: { enable_deletion_protection: true, enable_http2: true, idle_timeout: 60 } },
      aws_lb_target_group: { web: healthy },
      aws_launch_template: { web: { ...launch, image_id: '${var.ami}' } },
      aws_autoscaling_group: { web: { ...group, ...inGroup } },
    };
    expect(
      failing(stack, { variable: { ami: { description: 'Golden image of the platform team.' } } }),
    ).toEqual([]);
  });
});
