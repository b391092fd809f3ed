import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isWritten } from '../../rules/conditions/is-written.js';
import { allIdsAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { isMade } from '../presence.js';

const blocks = ['network_interface', 'primary_network_interface', 'network_interfaces'] as const;

/** The network interface that instances start with, where the stack makes one for them; undefined where AWS makes it. */
export function interfaceOf(
  element: Element,
  sources: readonly Element[],
  model: Model,
): Known<Element> | undefined {
  const ids: string[] = [];
  for (const source of sources)
    for (const block of blocks) {
      if (source.get(block).state !== 'known' && !isWritten(source, block)) continue;
      const found = allIdsAt(model, source, [`${block}.network_interface_id`]);
      if (found.state === 'unknown') return found;
      ids.push(...found.value);
    }
  const further = [
    ...(naming(model, 'aws_network_interface_attachment', 'instance_id').byId.get(element.address) ?? []),
    ...(naming(model, 'aws_network_interface', 'attachment.instance').byId.get(element.address) ?? []),
  ];
  const [id] = ids;
  if (id === undefined && further.length === 0) return undefined;
  if (id === undefined || further.length > 0 || new Set(ids).size > 1)
    return notKnown(`${element.address} has several network interfaces`);
  const found = model.byAddress(id);
  return found?.type === 'aws_network_interface'
    ? known(found)
    : notKnown(`The network interface ${id} of ${element.address} is not in the stack`);
}

/** The groups that a resource of its own adds to a network interface: by the interface, or by its instance. */
export function attachedGroups(elements: readonly Element[], model: Model): Known<readonly string[]> {
  const { byId, loose } = naming(model, 'aws_network_interface_sg_attachment', 'network_interface_id');
  if (loose !== undefined) return notKnown(unknownAt(loose, 'network_interface_id'));
  const groups: string[] = [];
  for (const one of elements.flatMap(({ address }) => byId.get(address) ?? [])) {
    if (isMade(one) !== 'yes') return notKnown(`Whether ${one.address} is made is not known`);
    const found = allIdsAt(model, one, ['security_group_id']);
    if (found.state === 'unknown') return found;
    groups.push(...found.value);
  }
  return known(groups);
}
