import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'OUT-2',
  title: 'Every output has a description',
  severity: 'low',
  area: 'usability',
  requirement: 18,
  convention: true,
  resource: 'output',
  why: 'Without it a reader has to find out from the code what an output holds and which of two similar ones is meant.',
  fix: 'Set `description` on the output.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/values/outputs',
  examples: {
    pass: [{ value: 'x', description: 'Name of the bucket.' }],
    fail: [{ value: 'x' }, { value: 'x', description: '' }],
  },
  check: mustBeSet('description'),
});
