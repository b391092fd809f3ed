import type { Model } from '../model/model.js';
import { readStack } from '../model/read-stack.js';
import type { Example, ExampleStack, Rule } from './define-rule.js';

/** The stack that an example stands for, as a model. */
export function exampleModel(rule: Rule, example: Example): Model {
  if (isStack(example)) return readStack(example.stack);
  const [first = ''] = [rule.resource].flat();
  const [kind, type] = blockOf(first);
  if (kind === 'provider') return readStack({ provider: { [type]: [example] } });
  if (kind === 'variable' || kind === 'output') return readStack({ [kind]: { example } });
  if (kind === 'backend') return readStack({ terraform: { backend: { [type]: example } } });
  return readStack({ [kind]: { [type]: { example } } });
}

function isStack(example: Example): example is ExampleStack {
  return 'stack' in example;
}

function blockOf(resource: string): readonly [kind: string, type: string] {
  const [kind = '', type] = resource.split('.');
  if (type !== undefined) return [kind, type];
  return kind === 'variable' || kind === 'output' ? [kind, ''] : ['resource', kind];
}
