import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isScalar } from '../../model/value.js';
import { knownText } from '../../rules/conditions/read-set.js';
import { naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { isMade } from '../presence.js';
import type { PrefixList } from './network.js';

/** Managed prefix lists, and those of AWS that the stack looks up. A gateway endpoint stands for the list of its service. */
export function prefixListsOf(model: Model): readonly PrefixList[] {
  const looked = ['data.aws_ec2_managed_prefix_list', 'data.aws_prefix_list'];
  return [
    ...model
      .ofType('aws_ec2_managed_prefix_list')
      .map((element) => list(element, model, entriesOf(element, model))),
    ...looked.flatMap((type) =>
      model
        .ofType(type)
        .map((element) => list(element, model, notKnown(`The ranges of ${element.address} are looked up`))),
    ),
    ...model.ofType('aws_vpc_endpoint').map((element) => ({
      ...list(element, model, notKnown(`The ranges of the service of ${element.address} are kept by AWS`)),
      service: serviceIn(knownText(element, 'service_name')),
    })),
  ];
}

function list(element: Element, model: Model, cidrs: Known<readonly string[]>): PrefixList {
  return {
    ...{ id: element.address, label: labelOf(element, model), element, cidrs },
    origin: element.type.startsWith('data.') ? 'looked-up' : 'managed',
    service: serviceIn(knownText(element, 'name') ?? nameFilter(element)),
  };
}

/** `s3` of `com.amazonaws.eu-central-1.s3`, `global.s3` apart; undefined for what is no name of AWS. */
export function serviceIn(name: string | undefined): string | undefined {
  return /^(?:com\.amazonaws|cn\.com\.amazonaws|aws\.api)\.(?:\$\{[^}]*\}|[\w-]+)\.(.+)$/.exec(
    name ?? '',
  )?.[1];
}

function nameFilter(element: Element): string | undefined {
  const blocks = element.blocks('filter') ?? [];
  const filter = blocks.find(({ values }) => values.name === 'prefix-list-name');
  const [value] = filter?.items('values') ?? [];
  return isScalar(value) ? String(value) : undefined;
}

function entriesOf(element: Element, model: Model): Known<readonly string[]> {
  const inline = element.blocks('entry');
  const { byId, loose } = naming(model, 'aws_ec2_managed_prefix_list_entry', 'prefix_list_id');
  if (inline === undefined) return notKnown(unknownAt(element, 'entry'));
  if (loose !== undefined) return notKnown(unknownAt(loose, 'prefix_list_id'));
  const cidrs: string[] = [];
  const entries = byId.get(element.address) ?? [];
  const doubtful = entries.find((one) => isMade(one, element) !== 'yes');
  if (doubtful !== undefined) return notKnown(`Whether ${doubtful.address} is made is not known`);
  for (const { values } of [...inline, ...entries]) {
    if (typeof values.cidr !== 'string') return notKnown(unknownAt(element, 'entry.cidr'));
    cidrs.push(values.cidr);
  }
  return known(cidrs);
}
