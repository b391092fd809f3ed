import type { Example, ExampleStack, Rule } from './define-rule.js';

/** The stack that an example stands for, as Terraform JSON. */
export function exampleStack(rule: Rule, example: Example): ExampleStack['stack'] {
  if (isStack(example)) return example.stack;
  const [first = ''] = [rule.resource].flat();
  const [kind, type] = blockOf(first);
  if (kind === 'provider') return { provider: { [type]: [example] } };
  if (kind === 'variable' || kind === 'output') return { [kind]: { example } };
  if (kind === 'backend') return { terraform: { backend: { [type]: example } } };
  return { [kind]: { [type]: { example } } };
}

function isStack(example: Example): example is ExampleStack {
  return 'stack' in example;
}

function blockOf(resource: string): readonly [kind: string, type: string] {
  const [kind = '', type] = resource.split('.');
  if (type !== undefined) return [kind, type];
  return kind === 'variable' || kind === 'output' ? [kind, ''] : ['resource', kind];
}
