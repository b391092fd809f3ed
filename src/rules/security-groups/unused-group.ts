import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { useOf } from './facts/group-use.js';

interface Uses {
  /** Addresses that something other than a rule refers to. */
  readonly used: ReadonlySet<string>;
  /** Addresses that a module is given. */
  readonly given: ReadonlySet<string>;
}

const known = new WeakMap<Model, Uses>();

function usesIn(model: Model): Uses {
  const before = known.get(model);
  if (before !== undefined) return before;
  const rules: ReadonlySet<string> = new Set(trafficRuleTypes);
  const [used, given] = [new Set<string>(), new Set<string>()];
  for (const element of model.elements) {
    if (rules.has(element.type)) continue;
    const found = element.type === 'stack' ? given : used;
    for (const { address, path } of element.references) {
      // The name of a tag says nothing about use.
      if (!path.startsWith('tags')) found.add(address.replace(/\[[^[\]]*\]$/, ''));
    }
  }
  const uses = { used, given };
  known.set(model, uses);
  return uses;
}

export default defineRule({
  id: 'SG-12',
  title: 'Security group is in use',
  severity: 'low',
  area: 'governance',
  precision: 'high',
  resource: 'aws_security_group',
  why: 'A group that protects nothing is left over or was forgotten where it belongs; then something runs in the default group.',
  fix: 'Give the group to the resource that it was written for (`vpc_security_group_ids`, `security_groups`), or remove it.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-groups.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_security_group: { app: {} },
            aws_launch_template: { app: { vpc_security_group_ids: ['${aws_security_group.app.id}'] } },
          },
        },
      },
      {
        stack: {
          resource: { aws_security_group: { app: {} } },
          output: { group: { value: '${aws_security_group.app.id}' } },
        },
      },
    ],
    fail: [
      {},
      {
        stack: {
          resource: {
            aws_security_group: {
              app: {},
              db: { ingress: [{ security_groups: ['${aws_security_group.app.id}'] }] },
            },
          },
        },
      },
    ],
    unknown: [
      {
        stack: {
          resource: {
            aws_security_group: { app: {} },
            aws_instance: { web: { vpc_security_group_ids: '${module.groups.ids}' } },
          },
        },
      },
    ],
  },
  check: (group, { model }) => {
    const { address, module, type, name, values } = group;
    const { used, given } = usesIn(model);
    const isIn = (addresses: ReadonlySet<string>) =>
      addresses.has(address.replace(/\[[^[\]]*\]$/, '')) || addresses.has(`${type}.${name}`);
    if (isIn(used)) return pass;
    // Something that exists is perhaps used by what is not in this plan; what a module makes, by those who call it.
    if (module !== '' || typeof values.id === 'string') return notApplicable;
    if (isIn(given)) return unknown('', 'It is given to a module; the plan does not say what for.');
    if (useOf(group, model).unresolved)
      return unknown('', 'Something takes its groups through a value that cannot be traced.');
    return fail('', 'No resource of the stack is in it (rules of other groups may name it).');
  },
});
