import { expect, it } from 'vitest';
import { parsePlan } from '../../terraform/json/plan.js';
import { namesIn, namesOfIds, withNames } from './names-of-ids.js';

const [group, subnet, hidden, tagged] = [
  'sg-0123456789abcdef0',
  'subnet-0123abcd',
  'sg-0123456789abcdef1',
  'vpc-0123456789abcdef2',
];
const resources = [
  { values: { id: group, name: 'app-sg-dev-001' }, sensitive_values: {} },
  { mode: 'data', values: { id: subnet, tags: { Name: 'private-a' } } },
  {
    values: { id: hidden, name: 'secret', tags: { Name: 'too' } },
    sensitive_values: { name: true, tags: { Name: true } },
  },
  { values: { id: tagged, name: '', tags_all: { Name: 'main' } }, sensitive_values: { name: true } },
  { values: { id: 'asg-dev-001', name: 'asg-dev-001' } },
  { values: { id: 'sg-0123456789abcdef3', name: 'all secret' }, sensitive_values: true },
];
const all = namesOfIds(
  parsePlan(
    JSON.stringify({
      format_version: '1.2',
      prior_state: { values: { root_module: { resources } } },
      resource_changes: [
        {
          ...{ address: 'aws_security_group.db', type: 'aws_security_group' },
          change: { actions: ['no-op'], before: { id: 'sg-0123456789abcdef4', name: 'db' } },
        },
      ],
    }),
    'dev-001',
  ),
);

it('names are those of ids of AWS, and none that is sensitive', () => {
  expect(all).toEqual({
    [group]: 'app-sg-dev-001',
    [subnet]: 'private-a',
    [tagged]: 'main',
    'sg-0123456789abcdef4': 'db',
  });
  expect(namesOfIds({ resource_changes: [] })).toEqual({});
});

it('a change knows those that it speaks of, in values and in what it means', () => {
  const side = (value: unknown) => ({ kind: 'value', value }) as const;
  const effect = { does: `opens TCP 1 from ${group}` };
  const attributes = [{ before: side([subnet]), after: { kind: 'sensitive' } as const }];
  expect(namesIn({ effects: [effect], attributes }, all)).toEqual({
    [group]: 'app-sg-dev-001',
    [subnet]: 'private-a',
  });
  expect(namesIn({ attributes: [] }, all)).toEqual({});
});

it('stands behind its id, and behind no part of another word', () => {
  expect(withNames(`from ${group}, ["${subnet}"], x${group}`, all)).toBe(
    `from ${group} (app-sg-dev-001), ["${subnet} (private-a)"], x${group}`,
  );
  expect(withNames(group)).toBe(group);
});
