import { describe, expect, it } from 'vitest';
import { verdictsOf, verdictsOnStack } from '../../../test/fixtures/verdicts-of.js';
import { Element } from '../../model/element.js';
import { modelOf } from '../../model/model-of.js';
import { Unknown } from '../../model/value.js';
import everyResource from './every-resource.js';
import nameTag from './name-tag.js';

const tags = { Environment: 'dev', Project: 'shop', ManagedBy: 'CDKTF', EnvironmentSuffix: 'dev-001' };
const ours = { suffix: 'dev-001', project: 'shop' };

function defaults(change: object) {
  return {
    provider: { aws: [{ default_tags: [{ tags: { ...tags, ...change } }] }] },
    resource: { aws_vpc: { main: {} } },
  };
}

describe('the tags of a stack of ours', () => {
  it('have the values of the environment', () => {
    expect(verdictsOnStack(everyResource, defaults({}), ours)).toEqual(['pass aws_vpc.main']);
  });

  it.each([
    ['Project', 'other'],
    ['ManagedBy', 'Terraform'],
    ['EnvironmentSuffix', 'dev-002'],
  ])('%s must not be %s', (key, value) => {
    expect(verdictsOnStack(everyResource, defaults({ [key]: value }), ours)).toEqual([
      `fail aws_vpc.main tags Not as in environments.yaml: ${key}.`,
    ]);
  });

  it('of a foreign stack may have any value', () => {
    expect(verdictsOnStack(everyResource, defaults({ ManagedBy: 'Terraform' }))).toEqual([
      'pass aws_vpc.main',
    ]);
  });
});

describe('a resource of a module', () => {
  it('takes the default tags of the root', () => {
    const address = 'module.net.aws_vpc.main';
    const vpc = new Element({
      address,
      type: 'aws_vpc',
      name: 'main',
      values: {},
      provider: 'module.net.provider.aws',
    });
    const provider = new Element({
      address: 'provider.aws',
      type: 'provider.aws',
      name: 'aws',
      values: { default_tags: [{ tags }] },
    });
    expect(verdictsOf(everyResource, modelOf([vpc, provider]))).toEqual([`pass ${address}`]);
    expect(verdictsOf(everyResource, modelOf([vpc]))[0]).toMatch(/^fail .*Missing: Environment, Project/);
  });
});

it('a plan whose merged tags are not known yet is read by their parts', () => {
  const values = { name: 'web-dev-001', tags: { Name: 'web-dev-001' }, tags_all: new Unknown() };
  const lb = new Element({ address: 'aws_lb.web', type: 'aws_lb', name: 'web', values });
  expect(verdictsOf(nameTag, modelOf([lb]))).toEqual(['pass aws_lb.web']);
});
