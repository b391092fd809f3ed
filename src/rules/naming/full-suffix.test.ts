import { describe, expect, it } from 'vitest';
import { verdictsOf, verdictsOnStack } from '../../../test/fixtures/verdicts-of.js';
import { Element } from '../../model/element.js';
import { modelOf } from '../../model/model-of.js';
import { Unknown, type Values } from '../../model/value.js';
import { isNumbered } from './facts/is-numbered.js';
import fullSuffix from './full-suffix.js';

const suffix = 'dev-001';

describe('a name in a stack of ours', () => {
  const named = (attributes: object) =>
    verdictsOnStack(fullSuffix, { resource: { aws_lb: { web: attributes } } }, { suffix })[0]?.split(' ')[0];

  it('carries the suffix of its environment, not that of another', () => {
    expect(named({ name: 'alb-dev-001' })).toBe('pass');
    expect(named({ name: 'alb-dev-0012' })).toBe('fail');
    expect(named({ name: 'alb-dev-0012-dev-001-x' })).toBe('pass');
    expect(named({ name: 'alb-dev-002' })).toBe('fail');
  });

  it('carries it in a prefix, too', () => {
    expect(named({ name_prefix: 'alb-' })).toBe('fail');
    expect(named({ name_prefix: 'alb-dev-001-' })).toBe('pass');
  });
});

describe('a name in a plan', () => {
  const named = (values: Values, references: ConstructorParameters<typeof Element>[0]['references'] = []) =>
    verdictsOf(
      fullSuffix,
      modelOf([new Element({ address: 'aws_lb.web', type: 'aws_lb', name: 'web', values, references })]),
    );

  it('that the provider makes up is no name', () => {
    expect(named({ name: new Unknown(), name_prefix: '' })).toEqual([]);
    expect(named({ name: new Unknown(), name_prefix: 'alb-dev-' })).toEqual(['pass aws_lb.web']);
    expect(named({})).toEqual([]);
  });

  it('that somebody wrote is unknown until it is known', () => {
    const references = [{ path: 'name', address: 'random_pet.web', attribute: 'id' }];
    expect(named({ name: new Unknown(references) }, references)).toEqual(['unknown aws_lb.web name']);
  });
});

it.each(['alb-dev-001', 'PROD2', 'web-staging_7', 'a.qa1', 'pre-prod-3', 'test-12-db'])(
  '%s holds environment and number',
  (name) => {
    expect(isNumbered(name)).toBe(true);
  },
);

it.each(['alb-dev', 'web-8080', 'postgres15-dev', 'devil-1', 'prod-3rd'])(
  '%s holds no environment with a number',
  (name) => {
    expect(isNumbered(name)).toBe(false);
  },
);
