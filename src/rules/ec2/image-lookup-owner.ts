import type { Element } from '../../model/element.js';
import { isUnknown, sameScalar } from '../../model/value.js';
import { isBlank } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const ownerFilters = ['owner-id', 'owner-alias', 'image-id'];

export default defineRule({
  id: 'EC2-18',
  title: 'Image lookups name the owner and what they look for',
  severity: 'low',
  area: 'configuration',
  requirement: 24,
  resource: ['data.aws_ami', 'data.aws_ami_ids'],
  why: 'Anybody can publish an image under any name: the newest match of all accounts may be an attacker’s, and the newest of an owner may be anything.',
  fix: 'Set `owners = ["amazon"]` (or an account id, or `self`) and a `filter` on `name`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html',
  examples: {
    pass: [
      { owners: ['amazon'], most_recent: true, filter: [{ name: 'name', values: ['al2023-ami-2023*'] }] },
      { owners: ['self'], name_regex: '^golden-' },
      {
        filter: [
          { name: 'owner-id', values: ['111122223333'] },
          { name: 'name', values: ['golden-*'] },
        ],
      },
      { owners: ['${var.image_account}'], filter: { name: 'name', values: ['golden-*'] } },
    ],
    fail: [
      { most_recent: true, filter: [{ name: 'name', values: ['al2023-ami-2023*'] }] },
      { most_recent: true, owners: [], filter: [{ name: 'name', values: ['al2023-ami-2023*'] }] },
      { most_recent: true, owners: ['amazon'] },
      {},
    ],
    unknown: [{ owners: ['amazon'], filter: '${var.filters}' }],
  },
  check: (element) => [judgeOwner(element), judgeFilter(element)],
});

function judgeOwner(element: Element): Verdict {
  if (isBlank(element, 'owners')) return unknown('owners');
  if (element.get('owners').state !== 'absent') return pass;
  const filters = element.blocks('filter');
  if (filters === undefined) return unknown('filter');
  const named = filters.some(({ values }) => ownerFilters.some((name) => sameScalar(values.name, name)));
  if (named) return pass;
  return filters.some(({ values }) => isUnknown(values.name))
    ? unknown('filter')
    : fail('owners', 'It is not set.');
}

function judgeFilter(element: Element): Verdict {
  const filters = element.blocks('filter');
  if (filters === undefined) return unknown('filter');
  if (filters.length === 0 && isBlank(element, 'name_regex')) return unknown('name_regex');
  const isNarrow = filters.length > 0 || element.get('name_regex').state !== 'absent';
  return isNarrow ? pass : fail('filter', 'It is not set.');
}
