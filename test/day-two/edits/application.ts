import { type Edit, refreshes } from '../edit.js';

const refresh = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html';
const limits = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html';
const balancer =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html';
const groups =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';
const dev = { on: 'dev-001', batch: 'settings' } as const;
const listener = 'aws_lb_listener.http default_action';
const certificate =
  'arn:aws:acm:ap-southeast-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef';

/** Edits of load balancer, application and instances. */
export const applicationEdits: readonly Edit[] = [
  {
    ...{ ...dev, setting: 'loadBalancer.deletionProtection', to: true, page: balancer },
    shows: ['aws_lb.alb enable_deletion_protection none'],
    because: 'it counts when the load balancer is deleted',
  },
  {
    ...{ ...dev, on: 'prod-003', setting: 'loadBalancer.deletionProtection', to: false, page: balancer },
    shows: ['aws_lb.alb enable_deletion_protection none'],
    because: 'it counts when the load balancer is deleted',
  },
  {
    ...{ ...dev, setting: 'loadBalancer.idleTimeoutSeconds', to: 120, page: balancer },
    shows: ['aws_lb.alb idle_timeout none'],
    because: 'an attribute of the load balancer, which changes while it serves',
  },
  {
    ...{ ...dev, setting: 'loadBalancer.certificateArn', to: certificate },
    shows: [
      'aws_lb_listener.https (create) access',
      'aws_vpc_security_group_ingress_rule.alb_https (create) access',
      ...(['type', 'redirect.host', 'redirect.path', 'redirect.port', 'redirect.protocol'] as const).map(
        (name) => `${listener}.${name} access` as const,
      ),
      `${listener}.redirect.query access`,
      `${listener}.redirect.status_code access`,
    ],
    because: 'port 443 is opened to the internet, and clients of port 80 are sent there',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
  },
  {
    ...{ ...dev, batch: 'other names', setting: 'app.port', to: 9000, page: groups },
    shows: [
      'aws_lb_target_group.tg (replace) replacement',
      'aws_lb_target_group.tg port replacement',
      'aws_lb_target_group.tg name replacement',
      'aws_autoscaling_attachment.asg_attachment (replace) replacement',
      'aws_autoscaling_attachment.asg_attachment lb_target_group_arn replacement',
      `${listener}.target_group_arn access`,
      'aws_vpc_security_group_egress_rule.alb_to_app from_port access',
      'aws_vpc_security_group_egress_rule.alb_to_app to_port access',
      'aws_vpc_security_group_ingress_rule.app_from_alb from_port access',
      'aws_vpc_security_group_ingress_rule.app_from_alb to_port access',
      ...refreshes('user_data'),
    ],
    because: 'the port of a target group cannot be changed: another one takes its place',
  },
  {
    ...{ ...dev, setting: 'app.healthPath', to: '/ready', page: groups },
    shows: ['aws_lb_target_group.tg health_check.path restart', ...refreshes('user_data')],
    together: 'downtime',
    because: 'instances that fail the check get no requests, and the group replaces them',
  },
  {
    ...{ ...dev, setting: 'app.bootScript', to: '#!/bin/sh\nexit 0\n', page: refresh },
    shows: refreshes('user_data'),
    because: 'user data runs at the start of an instance: all are replaced',
  },
  {
    ...{ ...dev, setting: 'compute.instanceType', to: 't3.small', page: refresh },
    shows: refreshes('instance_type'),
    because: 'the type of a running instance of a group does not change: all are replaced',
  },
  {
    ...{ ...dev, on: 'staging-002', setting: 'compute.instanceType', to: 't4g.small', page: refresh },
    shows: refreshes('instance_type', 'image_id'),
    because: 'another processor needs another image',
  },
  {
    ...{ ...dev, setting: 'compute.amiId', to: 'ami-0c802847a7dd848c0', page: refresh },
    shows: refreshes('image_id'),
    because: 'the image of a running instance does not change: all are replaced',
  },
  {
    ...{ ...dev, setting: 'compute.minSize', to: 2, page: limits },
    shows: ['aws_autoscaling_group.asg min_size none'],
    because: 'the group starts an instance: a minimum above the desired capacity raises that',
  },
  {
    ...{ ...dev, setting: 'compute.maxSize', to: 5, page: limits },
    shows: ['aws_autoscaling_group.asg max_size none'],
    because: 'a higher limit changes no instance',
  },
  {
    ...{ ...dev, setting: 'compute.desiredCapacity', to: 2, page: limits },
    shows: ['aws_autoscaling_group.asg desired_capacity none'],
    because: 'the group starts instances',
  },
  {
    ...{ ...dev, batch: 'other names', setting: 'compute.desiredCapacity', to: 0, page: limits },
    beside: { 'compute.minSize': 0 },
    shows: ['aws_autoscaling_group.asg desired_capacity downtime', 'aws_autoscaling_group.asg min_size none'],
    because: 'a group with a desired capacity of 0 ends all its instances: nobody answers',
  },
];
