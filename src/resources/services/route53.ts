import { defineResource } from '../define-resource.js';
import { effectsOf } from '../effect.js';

const page =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html';

const record = defineResource({
  type: 'aws_route53_record',
  unique: { none: 'lies in its hosted zone' },
  identity: ['zone_id', 'name', 'type'],
  importIdOf: (id) => id,
  effects: effectsOf(page, {
    type: ['access', 'answers another kind of question'],
    alias: ['access', 'sends those who ask for the name elsewhere'],
    records: ['access', 'sends those who ask for the name elsewhere'],
    ttl: ['none', 'lets resolvers keep the answer for another time'],
  }),
  presence: { gravity: 'access', does: 'answers those who ask for the name, or no more', page },
  away: { does: 'nobody finds the name until the new record is there', page },
  holdsData: false,
});

/** Records of hosted zones. */
export const route53Types = [record];
