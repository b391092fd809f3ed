import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import type { Certainty } from '../../rules/conditions/certainty.js';
import { knownText } from '../../rules/conditions/read-set.js';
import { autoScalingTargets, otherTargets, targetGroupTypes } from '../../rules/facts/target-attachments.js';
import { idsAt } from '../ids-at.js';
import { known, notKnown } from '../known.js';
import { isMade } from '../presence.js';
import { flagAt, numberAt, textAt } from '../readings.js';
import type { Target, TargetGroup } from './place.js';
import { transportsOf } from './transports.js';

/** Target groups with the places that are registered with them. */
export function targetGroupsOf(model: Model): readonly TargetGroup[] {
  return targetGroupTypes.flatMap((type) =>
    model.ofType(type).map((element): TargetGroup => {
      const port = numberAt(element, 'port') ?? known(undefined);
      return {
        ...{ id: element.address, element, port, targetType: typeOf(element) },
        protocols: transportsOf(knownText(element, 'protocol')),
        preservesClients: preserves(element),
        targets: targetsOf(element, model, port),
      };
    }),
  );
}

const targetTypes = ['instance', 'ip', 'lambda', 'alb'] as const;

function typeOf(element: Element): TargetGroup['targetType'] {
  const written = textAt(element, 'target_type');
  if (written === undefined) return known('instance');
  if (written.state === 'unknown') return written;
  const found = targetTypes.find((type) => type === written.value);
  return found === undefined
    ? notKnown(`\`target_type\` of ${element.address} is ${written.value}`)
    : known(found);
}

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
function preserves(element: Element): Certainty {
  const type = typeOf(element);
  const protocol = knownText(element, 'protocol');
  if (transportsOf(protocol).includes('udp')) return 'yes';
  if (type.state === 'unknown' || protocol === undefined) return 'maybe';
  return flagAt(element, 'preserve_client_ip', type.value === 'ip' ? 'no' : 'yes');
}

type Port = TargetGroup['port'];

function targetsOf(group: Element, model: Model, port: Port): TargetGroup['targets'] {
  const found = [autoScalingTargets(group, model), otherTargets(group, model)];
  const targets: Target[] = [];
  for (const one of found.flatMap(({ elements }) => elements)) {
    const path = one.type.includes('target_group_attachment')
      ? 'target_id'
      : one.type.startsWith('aws_autoscaling_') && one.type !== 'aws_autoscaling_group'
        ? 'autoscaling_group_name'
        : undefined;
    if (path === undefined) {
      targets.push(...ofElement(one, { group, model, port }));
      continue;
    }
    const { ids, unknown } = idsAt(model, one, path);
    if (unknown !== undefined) return notKnown(unknown);
    const own = path === 'target_id' ? (numberAt(one, 'port') ?? port) : port;
    const registered: Port = isMade(one) === 'yes' ? own : notKnown(`Whether ${one.address} is made`);
    targets.push(...ids.map((id) => ({ id, port: registered })));
  }
  if (found.some(({ unresolved }) => unresolved) && targets.length === 0)
    return notKnown(`The targets of ${group.address} are known only after apply`);
  return known(targets);
}

interface Registering {
  readonly group: Element;
  readonly model: Model;
  readonly port: Port;
}

/** What names the group itself: an Auto Scaling group, which takes the port of the group, or a service of ECS, which has that of its container. */
function ofElement(element: Element, { group, model, port }: Registering): readonly Target[] {
  const id = element.address;
  if (!element.type.startsWith('aws_ecs_')) return [{ id, port }];
  const open: Port = notKnown(`The port of ${id} is known only after apply`);
  const blocks = element.blocks('load_balancer');
  if (blocks === undefined) return [{ id, port: open }];
  return blocks.flatMap((block): readonly Target[] => {
    const { ids, unknown } = idsAt(model, element, block.at('target_group_arn'));
    if (!ids.includes(group.address) && unknown === undefined) return [];
    return [{ id, port: numberAt(element, 'container_port', block) ?? port }];
  });
}
