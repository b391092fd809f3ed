import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { textOf } from '../../model/value.js';
import { type Certainty, certain, some } from '../conditions/certainty.js';
import { isWritten } from '../conditions/is-written.js';
import type { TrafficRule } from './traffic-rule.js';

/** True for the whole internet, and for a half or a quarter of it, which is written to look like less. */
export function isInternet(cidr: string): boolean {
  const slash = cidr.indexOf('/');
  if (slash === -1) return false;
  return Number(cidr.slice(slash + 1)) < 8;
}

/** Whether the other side of a rule is the internet. */
export function reachesInternet(rule: TrafficRule, model: Model): Certainty {
  return some(
    ...rule.cidrs.map((cidr) => (cidr === undefined ? 'maybe' : certain(isInternet(cidr)))),
    throughPrefixLists(rule, model),
  );
}

function throughPrefixLists({ element, prefixLists }: TrafficRule, model: Model): Certainty {
  if (prefixLists === undefined) return 'no';
  const { elements } = model.follow(element, prefixLists);
  if (elements.length === 0) return 'maybe';
  return some(
    ...elements.map((list): Certainty => {
      // The lists that AWS keeps hold addresses of its own services.
      if (list.type.startsWith('data.'))
        return textOf(list.values.name ?? '').startsWith('com.amazonaws.') ? 'no' : 'maybe';
      return ofList(list, model);
    }),
  );
}

/** The entries of a list stand in it, or are resources of their own. */
function ofList(list: Element, model: Model): Certainty {
  const { elements, unresolved } = model.referring(list, {
    type: 'aws_ec2_managed_prefix_list_entry',
    path: 'prefix_list_id',
  });
  const inline = list.blocks('entry');
  // A plan says of a list without entries of its own that AWS will tell them.
  const isOpen = inline === undefined && (elements.length === 0 || isWritten(list, 'entry'));
  return some(holdsInternet([...(inline ?? []), ...elements]), isOpen || unresolved ? 'maybe' : 'no');
}

function holdsInternet(entries: readonly Block[]): Certainty {
  return some(
    ...entries.map(({ values: { cidr } }): Certainty => {
      return typeof cidr === 'string' ? certain(isInternet(cidr)) : 'maybe';
    }),
  );
}

/** Whether a rule is about one of these TCP or UDP ports, alone or in a range. */
export function coversPort({ ports }: TrafficRule, wanted: readonly number[]): Certainty {
  if (ports === undefined) return 'maybe';
  if (ports === 'none') return 'no';
  return certain(wanted.some((port) => ports.from <= port && port <= ports.to));
}

/** Whether a rule is about every protocol, or every port of one. */
export function opensEverything({ ports }: TrafficRule): Certainty {
  if (ports === undefined) return 'maybe';
  return certain(ports !== 'none' && ports.from <= 1 && ports.to >= 65_535);
}
