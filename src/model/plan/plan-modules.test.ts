import { describe, expect, it } from 'vitest';
import { addressIn, PlanModules, sourceOf } from './plan-modules.js';

const role = { address: 'aws_iam_role.r', type: 'aws_iam_role' };
const lb = { address: 'aws_lb.alb', type: 'aws_lb' };
const database = { source: './database', module: { resources: [role] } };
const web = { source: './web', module: { resources: [lb], module_calls: { database } } };
const made = () => new PlanModules({ resources: [role], module_calls: { web, mail: { module: {} } } });
const addressesOf = (modules: readonly { readonly address: string }[]) =>
  modules.map(({ address }) => address);

describe('the modules of a plan', () => {
  it('are each there once, however often they are asked for, and with all on the way to them', () => {
    const modules = made();
    expect(addressesOf(modules.all())).toEqual(['']);
    const inner = modules.at('module.web["a"].module.database');
    expect(modules.at('module.web["a"].module.database')).toBe(inner);
    expect(modules.at('module.web["a"]')).toBe(inner.parent);
    modules.at('module.web["b"]');
    modules.at('module.web["b"].module.database');
    expect(addressesOf(modules.all())).toEqual([
      '',
      'module.web["a"]',
      'module.web["b"]',
      'module.web["a"].module.database',
      'module.web["b"].module.database',
    ]);
    expect(addressesOf(modules.instances(modules.root, 'web'))).toEqual([
      'module.web["a"]',
      'module.web["b"]',
    ]);
  });

  it('know their index, their name and their call', () => {
    const { index, name, parent, call, configuration } = made().at('module.web["a"]');
    expect({ index, name, call, configuration }).toEqual({
      ...{ index: '["a"]', name: 'web', call: web, configuration: web.module },
    });
    expect(parent?.address).toBe('');
  });

  it('are one without an index where a call has no instance that the plan names, and none without a call', () => {
    const modules = made();
    const [mail] = modules.instances(modules.root, 'mail');
    expect(mail).toMatchObject({ address: 'module.mail', index: '' });
    expect(modules.instances(modules.root, 'mail')).toEqual([mail]);
    expect(addressesOf(modules.all())).toEqual(['', 'module.mail']);
    expect(modules.instances(modules.root, 'nobody')).toEqual([]);
  });

  it('say what they configure, and where they come from', () => {
    const modules = made();
    expect(modules.resource(modules.root, 'aws_iam_role.r')).toEqual(role);
    expect(modules.resource(modules.root, 'aws_lb.alb')).toBeUndefined();
    expect(modules.resource(modules.at('module.web["a"]'), 'aws_lb.alb')).toEqual(lb);
    expect(modules.resource(modules.at('module.web["b"]'), 'aws_lb.alb')).toEqual(lb);
    expect(sourceOf(modules.at('module.web["a"]'))).toEqual({ moduleSource: './web' });
    expect([modules.root, modules.at('module.mail')].map(sourceOf)).toEqual([{}, {}]);
    expect(addressIn(modules.root, 'aws_lb.alb')).toBe('aws_lb.alb');
    expect(addressIn(modules.at('module.web["a"]'), 'aws_lb.alb')).toBe('module.web["a"].aws_lb.alb');
  });
});
