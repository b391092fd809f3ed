import { expect, it } from 'vitest';
import { readStack } from '../model/stack/read-stack.js';
import { labelOf } from './label-of.js';

const model = readStack({
  data: {
    aws_secretsmanager_secret: { password: { name: 'rds-password-dev-001' } },
    aws_vpc: { vpc: { default: true } },
  },
  resource: { aws_lb: { alb: { name: 'alb-dev-001' }, tagged: { name: 'a', tags: { Name: 'Front' } } } },
});

it.each([
  ['aws_lb.tagged', 'Front'],
  ['aws_lb.alb', 'alb-dev-001'],
  ['data.aws_secretsmanager_secret.password', 'rds-password-dev-001'],
  ['data.aws_vpc.vpc', 'vpc'],
])('%s is called %s', (address, label) => {
  const element = model.byAddress(address);
  expect(element && labelOf(element, model)).toBe(label);
});
