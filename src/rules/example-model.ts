import type { Model } from '../model/model.js';
import { readStack } from '../model/stack/read-stack.js';
import type { Example, Rule } from './define-rule.js';
import { exampleStack } from './example-stack.js';

/** The stack that an example stands for, as a model. */
export function exampleModel(rule: Rule, example: Example): Model {
  return readStack(exampleStack(rule, example));
}
