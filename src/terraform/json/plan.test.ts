import { expect, it } from 'vitest';
import { managedChanges, parsePlan } from './plan.js';

const parse = (document: unknown) => parsePlan(JSON.stringify(document), 'dev-001');
const one = { address: 'aws_lb.a', type: 'aws_lb', change: { actions: ['create'] } };

it('a plan that changes nothing has neither resources nor outputs', () => {
  expect(parse({ format_version: '1.0' })).toMatchObject({
    resource_changes: [],
    output_changes: {},
    configuration: { root_module: { resources: [] } },
  });
});

it('data sources are not among the managed resources', () => {
  const document = {
    format_version: '1.2',
    resource_changes: [one, { ...one, mode: 'data' }, { ...one, mode: 'managed' }],
  };
  expect(managedChanges(parse(document)).map(({ mode }) => mode)).toEqual(['managed', 'managed']);
});

it.each([
  ['of another major format', { format_version: '2.0' }, 'format_version: only 1.x is known'],
  ['of the time before a stable format', { format_version: '0.2' }, 'format_version: only 1.x is known'],
  ['of a format with a longer number', { format_version: '11.0' }, 'format_version: only 1.x is known'],
  ['without a format', {}, 'format_version'],
  ['that is null', null, 'expected object'],
  [
    'with a null among the changes',
    { format_version: '1.2', resource_changes: [null] },
    'resource_changes.0',
  ],
  ['with null for the changes', { format_version: '1.2', resource_changes: null }, 'resource_changes'],
  [
    'with a change that says nothing',
    { format_version: '1.2', resource_changes: [{ ...one, change: null }] },
    'resource_changes.0.change',
  ],
  [
    'with a change without actions',
    { format_version: '1.2', resource_changes: [{ ...one, change: { actions: [] } }] },
    'actions',
  ],
  ['of a format that is no number', { format_version: '1.x' }, 'format_version: only 1.x is known'],
  ['whose planned values are null', { format_version: '1.2', planned_values: null }, 'planned_values'],
  [
    'without its changes',
    { format_version: '1.2', planned_values: { root_module: { resources: [one] } } },
    'resource_changes: a resource that is planned is missing',
  ],
  [
    'with a change less, in a module',
    {
      format_version: '1.2',
      planned_values: {
        root_module: { child_modules: [{ resources: [{ ...one, address: 'module.m.aws_lb.a' }] }] },
      },
      resource_changes: [one],
    },
    'resource_changes: a resource that is planned is missing',
  ],
])('what is no plan is refused: one %s', (_what, document, reason) => {
  expect(() => parse(document)).toThrow(
    expect.objectContaining({
      code: 'plan-unreadable',
      message: expect.stringMatching(new RegExp(`^dev-001: .*${reason}`)),
    }),
  );
});

it('what is no JSON is refused, and no value of it is quoted', () => {
  expect(() => parsePlan('{"canary', 'dev-001')).toThrow(/^(?!.*canary).*it is not JSON/);
  expect(() =>
    parse({ format_version: '1.2', resource_changes: [{ ...one, type: 1, address: 'canary' }] }),
  ).toThrow(/^(?!.*canary).*resource_changes\.0\.type/);
});
