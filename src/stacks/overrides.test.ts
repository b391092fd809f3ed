import { TerraformElement, Testing } from 'cdktn';
import { expect, it } from 'vitest';
import { addressesOf, type SynthesizedStack } from '../testing.js';
import { MultiEnvStack } from './multi-env-stack.js';

/** A path in the stack, an attribute, and the address that it ends at: the first as the guide has it, the others decided by settings. */
const overrides = [
  ['database/postgres', 'network_type', 'aws_db_instance.postgres'],
  ['load_balancer/alb', 'access_logs', 'aws_lb.alb'],
  ['load_balancer/tg', 'protocol', 'aws_lb_target_group.tg'],
  ['compute/launch_template', 'monitoring', 'aws_launch_template.launch_template'],
] as const;

it.each(overrides)(
  'an attribute can be overridden in an app of one’s own: %s %s',
  (path, attribute, address) => {
    const stack = new MultiEnvStack(Testing.app(), 'mine', 'prod', 'prod-003');
    const [block = '', id = ''] = path.split('/');
    const element = stack.node.findChild(block).node.findChild(id);
    if (TerraformElement.isTerraformElement(element)) element.addOverride(attribute, 'overridden');
    const synthesized: SynthesizedStack = JSON.parse(Testing.synth(stack));
    expect(addressesOf(synthesized).get(address)?.[attribute]).toBe('overridden');
  },
);
