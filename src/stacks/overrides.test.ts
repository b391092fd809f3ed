import { TerraformElement, Testing } from 'cdktn';
import { describe, expect, it } from 'vitest';
import { plannedSettings } from '../policy/settings/planned-settings.js';
import { addressesOf, type SynthesizedStack } from '../testing.js';
import { MultiEnvStack } from './multi-env-stack.js';

/** What planned settings say can be overridden until they are there: a path in the stack, an attribute, and the address that it ends at. */
const overrides = [
  ['load_balancer/alb', 'access_logs', 'aws_lb.alb'],
  ['load_balancer/tg', 'protocol', 'aws_lb_target_group.tg'],
  ['compute/launch_template', 'monitoring', 'aws_launch_template.launch_template'],
] as const;

describe('an attribute that no setting decides yet', () => {
  it.each(overrides)('can be overridden in an app of one’s own: %s %s', (path, attribute, address) => {
    const stack = new MultiEnvStack(Testing.app(), 'mine', 'prod', 'prod-003');
    const [block = '', id = ''] = path.split('/');
    const element = stack.node.findChild(block).node.findChild(id);
    if (TerraformElement.isTerraformElement(element)) element.addOverride(attribute, 'overridden');
    const synthesized: SynthesizedStack = JSON.parse(Testing.synth(stack));
    expect(addressesOf(synthesized).get(address)?.[attribute]).toBe('overridden');
  });

  it('is told under the address that it has', () => {
    const known = new Set<string>(overrides.map(([, , address]) => address));
    const told = Object.values(plannedSettings).flatMap(({ meanwhile }) =>
      [...meanwhile.matchAll(/ of `(aws_[\w.]+)`/g)].map(([, address = '']) => address),
    );
    expect(told.length).toBeGreaterThan(2);
    expect(told.filter((address) => !known.has(address))).toEqual([]);
  });
});
