import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { allIdsAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { flagAt } from '../readings.js';
import type { Place } from './place.js';
import { networkOf, neverPublic, type Standing } from './standing.js';
import { taskStartOf } from './task-start.js';

/** Functions, services of ECS, and mount targets of file systems. */
export function workloadsOf(standing: Standing): readonly Place[] {
  const { model } = standing;
  return [
    ...model.ofType('aws_lambda_function').map((one) => lambda(one, standing)),
    ...model.ofType('aws_ecs_service').map((one) => ecs(one, standing)),
    ...model.ofType('aws_efs_mount_target').map((one) => mountTarget(one, standing)),
  ];
}

function lambda(element: Element, standing: Standing): Place {
  const { model } = standing;
  const isInside = element.get('vpc_config').state !== 'absent';
  return {
    ...{
      address: element.address,
      label: labelOf(element, model),
      kind: 'function',
      element,
      isManaged: true,
    },
    variant: undefined,
    network: isInside
      ? networkOf(standing, {
          subnets: allIdsAt(model, element, ['vpc_config.subnet_ids']),
          groups: allIdsAt(model, element, ['vpc_config.security_group_ids']),
          publicAddress: neverPublic(element, 'A function in a VPC has private addresses alone'),
        })
      : undefined,
    ports: known([]),
    roles: rolesAt(element, 'role', model),
    keys: allIdsAt(model, element, ['kms_key_arn']),
  };
}

function ecs(element: Element, standing: Standing): Place {
  const { model } = standing;
  const path = (name: string) => `network_configuration.${name}`;
  const hasOwn = element.get('network_configuration').state !== 'absent';
  const ofHost = `${element.address} has the addresses and groups of the instances that it runs on`;
  const tasks = model
    .follow(element, 'task_definition')
    .elements.filter(({ type }) => type.endsWith('ecs_task_definition'));
  const [task] = tasks;
  return {
    ...{
      address: element.address,
      label: labelOf(element, model),
      kind: 'containers',
      element,
      isManaged: true,
    },
    variant: undefined,
    network: hasOwn
      ? networkOf(standing, {
          subnets: allIdsAt(model, element, [path('subnets')]),
          groups: allIdsAt(model, element, [path('security_groups')]),
          publicAddress: () => ({
            ipv4: flagAt(element, path('assign_public_ip'), 'no'),
            ipv6: 'maybe',
            why: `\`${path('assign_public_ip')}\` of ${element.address} decides it`,
            element,
          }),
        })
      : networkOf(standing, {
          subnets: notKnown(ofHost),
          groups: notKnown(ofHost),
          publicAddress: () => ({ ipv4: 'maybe', ipv6: 'maybe', why: ofHost, element }),
        }),
    ports: undefined,
    roles:
      task === undefined
        ? notKnown(`The task of ${element.address} is not in the stack`)
        : rolesAt(task, 'task_role_arn', model),
    ...(task === undefined
      ? {}
      : {
          start: taskStartOf(
            { task, service: element },
            { model, roles: rolesAt(task, 'execution_role_arn', model) },
          ),
        }),
    keys: known([]),
  };
}

function mountTarget(element: Element, standing: Standing): Place {
  const { model } = standing;
  return {
    ...{
      address: element.address,
      label: labelOf(element, model),
      kind: 'file-system',
      element,
      isManaged: true,
    },
    variant: undefined,
    network: networkOf(standing, {
      subnets: allIdsAt(model, element, ['subnet_id']),
      groups: allIdsAt(model, element, ['security_groups']),
      publicAddress: neverPublic(element, 'A mount target has private addresses alone'),
    }),
    ports: known([{ protocol: 'tcp', port: 2049, element, targetGroups: known([]) }]),
    ...{ roles: known([]), keys: known([]) },
  };
}

function rolesAt(element: Element, path: string, model: Model): Known<readonly string[]> {
  const ids = allIdsAt(model, element, [path]);
  if (ids.state === 'unknown') return ids;
  const roles = ids.value.filter((id) => model.byAddress(id)?.type === 'aws_iam_role');
  return roles.length < ids.value.length
    ? notKnown(`The role of ${element.address} is not in the stack`)
    : known(roles);
}
