import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isScalar } from '../../model/value.js';
import { type Certainty, some } from '../../rules/conditions/certainty.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { flagAt, setAt, textAt } from '../readings.js';
import type { Region, Vpc } from './network.js';

/** The default VPC of a region, where places stand in it and nothing of the stack is it. */
export const defaultVpcId = 'default VPC';

/** The provider configurations of AWS with their regions. */
export function regionsOf(model: Model): readonly Region[] {
  return model.ofType('provider.aws').map((provider) => ({
    provider: provider.address,
    name: textAt(provider, 'region') ?? notKnown(`${provider.address} names no region`),
    account: accountOf(provider),
  }));
}

function accountOf(provider: Element): string | undefined {
  const [only, ...more] = provider.items('allowed_account_ids') ?? [];
  return more.length === 0 && isScalar(only) ? String(only) : undefined;
}

/** The VPCs that the stack makes or looks up. */
export function vpcsOf(model: Model): readonly Vpc[] {
  const managed = [...model.ofType('aws_vpc'), ...model.ofType('aws_default_vpc')];
  return [...managed, ...model.ofType('data.aws_vpc')].map((element) => ({
    ...{ id: element.address, label: labelOf(element, model), element, provider: element.provider },
    origin: element.type.startsWith('data.') ? 'looked-up' : 'managed',
    isDefault: isDefault(element),
    cidrs: cidrsOf(element, model),
    ipv6: ipv6Of(element, model),
  }));
}

/** A VPC of which the stack has the id alone, or the default VPC that nothing of the stack names. */
export function namedVpc(id: string, provider: string): Vpc {
  const isDefault = id === defaultVpcId;
  return {
    ...{ id, label: id, element: undefined, provider },
    origin: isDefault ? 'default' : 'named',
    isDefault: isDefault ? 'yes' : 'maybe',
    cidrs: isDefault ? known(['172.31.0.0/16']) : notKnown(`${id} is not in the stack`),
    ipv6: 'maybe',
  };
}

function isDefault(element: Element): Certainty {
  if (element.type === 'aws_default_vpc') return 'yes';
  if (element.type === 'aws_vpc') return 'no';
  // A lookup that does not ask for the default VPC can find it nevertheless.
  return flagAt(element, 'default', 'maybe') === 'yes' ? 'yes' : 'maybe';
}

function cidrsOf(element: Element, model: Model): Known<readonly string[]> {
  if (element.type === 'aws_default_vpc') return known(['172.31.0.0/16']);
  const first = textAt(element, 'cidr_block');
  if (first === undefined) {
    if (isDefault(element) === 'yes') return known(['172.31.0.0/16']);
    return notKnown(`The ranges of ${element.address} are not in the stack`);
  }
  const more = model
    .referring(element, { type: 'aws_vpc_ipv4_cidr_block_association', path: 'vpc_id' })
    .elements.map((one) => textAt(one, 'cidr_block'));
  const all = [first, ...more];
  const open = all.find((one) => one?.state !== 'known');
  if (all.includes(undefined)) return notKnown(`A range of ${element.address} comes from a pool`);
  if (open?.state === 'unknown') return open;
  return known(all.flatMap((one) => (one?.state === 'known' ? [one.value] : [])));
}

function ipv6Of(element: Element, model: Model): Certainty {
  const associated = model.referring(element, {
    type: 'aws_vpc_ipv6_cidr_block_association',
    path: 'vpc_id',
  });
  const found = some(
    flagAt(element, 'assign_generated_ipv6_cidr_block', 'no'),
    setAt(element, 'ipv6_cidr_block'),
    setAt(element, 'ipv6_ipam_pool_id'),
    associated.elements.length > 0 ? 'yes' : 'no',
  );
  return found === 'no' && element.type.startsWith('data.') ? 'maybe' : found;
}

/** The ids by which a lookup filters: `{ name = "vpc-id", values = […] }`; undefined when it does not. */
export function filterOf(element: Element, name: string): string | undefined {
  const blocks = element.blocks('filter') ?? [];
  const found = blocks.find(({ values }) => isScalar(values.name) && String(values.name) === name);
  return found?.at('values');
}
