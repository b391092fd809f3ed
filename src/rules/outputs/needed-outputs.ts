import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isUnknown } from '../../model/value.js';
import { type Certainty, certain, some, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { notApplicable, pass } from '../verdict.js';

interface Needed {
  readonly name: string;
  /** It is needed where there is one of these. */
  readonly types: readonly string[];
  /** An output of one of these attributes says the same under another name. */
  readonly attributes: readonly string[];
}

const needed: readonly Needed[] = [
  { name: 'alb_dns_name', types: ['aws_lb', 'aws_alb'], attributes: ['dns_name'] },
  { name: 'alb_arn', types: ['aws_lb', 'aws_alb'], attributes: ['arn', 'id'] },
  { name: 'db_endpoint', types: ['aws_db_instance', 'aws_rds_cluster'], attributes: ['endpoint'] },
  { name: 'db_address', types: ['aws_db_instance'], attributes: ['address'] },
  { name: 'bucket_name', types: ['aws_s3_bucket'], attributes: ['bucket', 'id'] },
  { name: 'bucket_arn', types: ['aws_s3_bucket'], attributes: ['arn'] },
  { name: 'asg_name', types: ['aws_autoscaling_group'], attributes: ['name', 'id'] },
  { name: 'vpc_id', types: ['aws_vpc', 'aws_default_vpc', 'data.aws_vpc'], attributes: ['id'] },
];

const stack = (output: object, resource: object = { aws_lb: { web: {} } }) => ({
  stack: { resource, output },
});

export default defineRule({
  id: 'OUT-1',
  title: 'Outputs contain what others need to use the stack',
  severity: 'low',
  area: 'usability',
  requirement: 18,
  convention: true,
  resource: 'stack',
  why: 'Whoever deploys, watches or builds on the stack looks names and addresses up in the console instead, and gets some wrong.',
  fix: 'Add the outputs `alb_dns_name`, `alb_arn`, `db_endpoint`, `db_address`, `bucket_name`, `bucket_arn`, `asg_name` and `vpc_id`, as far as the stack has these things.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/values/outputs',
  examples: {
    pass: [
      stack({ alb_dns_name: { value: '${aws_lb.web.dns_name}' }, alb_arn: { value: '${aws_lb.web.arn}' } }),
      stack({ host: { value: '${aws_lb.web.dns_name}' }, balancer: { value: '${aws_lb.web.arn}' } }),
      stack(
        { db_endpoint: { value: '${aws_rds_cluster.db.endpoint}' } },
        { aws_rds_cluster: { db: {} }, aws_lb: { inner: { load_balancer_type: 'network' } } },
      ),
    ],
    fail: [
      stack({}),
      stack({ alb_dns_name: { value: '${aws_lb.web.dns_name}' } }),
      stack({ bucket_name: { value: '${aws_s3_bucket.data.bucket}' } }, { aws_s3_bucket: { data: {} } }),
    ],
  },
  check: (_, { model, expected }) => {
    const outputs = model.ofType('output').filter(({ module }) => module === '');
    const wanted = needed.flatMap((one) => {
      const found = some(...one.types.flatMap((type) => model.ofType(type).map(isAddressed)));
      return found === 'no' ? [] : [{ ...one, found }];
    });
    if (wanted.length === 0) return notApplicable;
    // Ours keep these names, because others are written against them.
    const byValue = expected.suffix === undefined;
    const missing = wanted.filter(
      (one) =>
        !outputs.some(({ name }) => name === one.name) &&
        !(byValue && outputs.some((output) => shows(output, one, model))),
    );
    if (missing.length === 0) return pass;
    const certainly = missing.filter(({ found }) => found === 'yes');
    const told = certainly.length > 0 ? certainly : missing;
    return unlessFault(
      certainly.length > 0 ? 'yes' : 'maybe',
      'output',
      `Missing: ${told.map(({ name }) => name).join(', ')}.`,
    );
  },
});

/** Network and gateway load balancers have outputs of their own kinds. */
function isAddressed({ type, values }: Element): Certainty {
  const kind = values.load_balancer_type;
  if (type !== 'aws_lb') return 'yes';
  return isUnknown(kind) ? 'maybe' : certain(kind !== 'network' && kind !== 'gateway');
}

function shows(output: Element, { types, attributes }: Needed, model: Model): boolean {
  return output.references.some(({ address, attribute }) => {
    const last = attribute.slice(attribute.lastIndexOf('.') + 1);
    const type = model.byAddress(address)?.type ?? address.slice(0, address.lastIndexOf('.'));
    return attributes.includes(last) && types.includes(type);
  });
}
