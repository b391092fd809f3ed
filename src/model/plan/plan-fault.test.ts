import { describe, expect, it } from 'vitest';
import { realPlans } from '../../../test/fixtures/hostile/plans.js';
import { jsonIn } from '../json.js';
import { namesNothing, planFault } from './plan-fault.js';

const values = { bucket: 'b' };
const resource = { address: 'aws_s3_bucket.b', mode: 'managed', type: 'aws_s3_bucket', name: 'b' };
const change = { actions: ['create'], before: null, after: values, after_unknown: { id: true } };
const sound = {
  format_version: '1.2',
  planned_values: { root_module: { resources: [{ ...resource, values }] } },
  resource_changes: [{ ...resource, change }],
  configuration: { root_module: {} },
};
const changed = (more: object) =>
  planFault({ ...sound, resource_changes: [{ ...resource, change, ...more }] });
const planned = (root: unknown) => planFault({ ...sound, planned_values: { root_module: root } });

describe('a plan', () => {
  it.each(realPlans.map((text) => [text]))('that Terraform wrote has no fault', (text) => {
    const plan = jsonIn(JSON.parse(text));
    expect(planFault(plan)).toBeUndefined();
    expect(namesNothing(plan)).toBe(false);
  });

  it('of every minor version of its format is taken', () => {
    for (const version of ['1.0', '1.1', '1.2', '1.3', '1.99'])
      expect(planFault({ ...sound, format_version: version })).toBeUndefined();
  });

  it.each([
    ['2.0', '`format_version` is 2.0'],
    ['0.2', '`format_version` is 0.2'],
    ['10.0', '`format_version` is 10.0'],
    ['1', 'no version'],
    ['1.x', 'no version'],
    ['', 'no version'],
    [1.2, 'no version'],
    [null, 'no version'],
    [{}, 'no version'],
    [undefined, 'no `format_version`'],
  ])('of format version %j is refused', (version, words) => {
    expect(planFault({ ...sound, format_version: version })).toContain(words);
  });

  it.each([null, 1, 'x', true, []])('has objects where they belong, and not %j', (wrong) => {
    expect(planFault({ ...sound, planned_values: wrong })).toBe('`planned_values` is no object');
    expect(planned(wrong)).toBe('`planned_values.root_module` is no object');
    expect(planFault({ ...sound, configuration: wrong })).toBe('`configuration` is no object');
    expect(planFault({ ...sound, configuration: { root_module: wrong } })).toContain(
      '`configuration.root_module`',
    );
    expect(planFault({ ...sound, prior_state: { values: wrong } })).toBe('`prior_state.values` is no object');
    expect(planFault({ ...sound, resource_changes: [wrong] })).toBe('`resource_changes.0` is no object');
    expect(changed({ change: wrong })).toBe('`resource_changes.0.change` is no object');
    expect(planned({ resources: [wrong] })).toBe('`planned_values.root_module.resources.0` is no object');
    expect(planned({ child_modules: [wrong] })).toBe(
      '`planned_values.root_module.child_modules.0` is no object',
    );
    expect(planned({ child_modules: [{ resources: [wrong] }] })).toContain(
      'child_modules.0.resources.0` is no object',
    );
  });

  it.each([null, 1, 'x', {}])('has lists where they belong, and not %j', (wrong) => {
    expect(planFault({ ...sound, resource_changes: wrong })).toBe('`resource_changes` is no list');
    expect(planned({ resources: wrong })).toBe('`planned_values.root_module.resources` is no list');
    expect(planned({ child_modules: wrong })).toBe('`planned_values.root_module.child_modules` is no list');
    expect(changed({ change: { ...change, actions: wrong } })).toContain('actions` is no list');
  });

  it.each([null, 1, '', [], {}, undefined])('has names where they belong, and not %j', (wrong) => {
    for (const name of ['address', 'type', 'name']) {
      expect(changed({ [name]: wrong })).toBe(`\`resource_changes.0.${name}\` is no name`);
      expect(planned({ resources: [{ ...resource, [name]: wrong }] })).toContain(
        `resources.0.${name}\` is no name`,
      );
    }
    if (wrong !== undefined) expect(changed({ mode: wrong })).toBe('`resource_changes.0.mode` is no name');
  });

  it('says what it does and what comes of it', () => {
    for (const actions of [[], [null], [''], [1], undefined])
      expect(changed({ change: { ...change, actions } })).toContain('actions` is no list of actions');
    for (const wrong of [1, 'x', true, []]) {
      expect(changed({ change: { ...change, after: wrong } })).toContain('after` is no object');
      expect(changed({ change: { ...change, before: wrong } })).toContain('before` is no object');
      expect(planned({ resources: [{ ...resource, values: wrong }] })).toContain('values` is no object');
    }
    for (const wrong of [1, 'x', []])
      expect(changed({ change: { ...change, after_unknown: wrong } })).toContain(
        'after_unknown` is no object',
      );
    expect(changed({ change: { ...change, after_unknown: false } })).toBeUndefined();
    expect(planFault({ ...sound, errored: 'true' })).toBe('`errored` is no boolean');
  });

  it('names each resource once among its changes, and leaves out none that is planned', () => {
    const { resource_changes: changes } = sound;
    expect(planFault({ ...sound, resource_changes: [...changes, ...changes] })).toContain(
      'aws_s3_bucket.b twice',
    );
    const deposed = { ...resource, change, deposed: '1234' };
    expect(planFault({ ...sound, resource_changes: [...changes, deposed, deposed] })).toBeUndefined();
    const { resource_changes: _, ...without } = sound;
    for (const plan of [
      without,
      { ...sound, resource_changes: [] },
      { ...sound, resource_changes: [deposed] },
    ])
      expect(planFault(plan)).toBe('`resource_changes` does not name aws_s3_bucket.b, which is planned');
    expect(planFault({ format_version: '1.2' })).toContain('neither');
  });

  it('with several faults in a module tells of its resources first, then of its modules', () => {
    expect(planned({ resources: 1, child_modules: 1 })).toContain('root_module.resources` is no list');
    expect(planned({ resources: [], child_modules: 1 })).toContain('root_module.child_modules` is no list');
  });

  it('may do without all that Terraform leaves out', () => {
    const plan = { format_version: '1.2', planned_values: { root_module: {} } };
    expect(planFault(plan)).toBeUndefined();
    expect(namesNothing(plan)).toBe(true);
    const destroys = {
      ...plan,
      resource_changes: [{ ...resource, change: { actions: ['delete'], after: null } }],
    };
    expect(planFault(destroys)).toBeUndefined();
    expect(namesNothing(destroys)).toBe(false);
    const { resource_changes: _, ...planned } = sound;
    expect(namesNothing(planned)).toBe(false);
    expect(namesNothing({ ...plan, prior_state: { values: sound.planned_values } })).toBe(false);
  });
});
