import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { trafficRuleTypes } from './facts/traffic-rules-of.js';

const used = new WeakMap<Model, ReadonlySet<string>>();

/** Addresses that something other than a rule refers to. */
function usedAddresses(model: Model): ReadonlySet<string> {
  const before = used.get(model);
  if (before !== undefined) return before;
  const rules: ReadonlySet<string> = new Set(trafficRuleTypes);
  const addresses = new Set<string>();
  for (const element of model.elements) {
    const isRule = rules.has(element.type);
    for (const { address, path } of element.references) {
      // The name of a tag says nothing about use.
      if (!isRule && !path.startsWith('tags')) addresses.add(address.replace(/\[[^[\]]*\]$/, ''));
    }
  }
  used.set(model, addresses);
  return addresses;
}

export default defineRule({
  id: 'SG-12',
  title: 'Security group is in use',
  severity: 'low',
  area: 'governance',
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
  },
  check: (group, { model }) => {
    const { address, module, type, name, values } = group;
    const addresses = usedAddresses(model);
    if (addresses.has(address.replace(/\[[^[\]]*\]$/, '')) || addresses.has(`${type}.${name}`)) return pass;
    // Something that exists is perhaps used by what is not in this plan; what a module makes, by those who call it.
    if (module !== '' || typeof values.id === 'string') return notApplicable;
    return fail('', 'Nothing in the stack uses it.');
  },
});
