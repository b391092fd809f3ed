import { describe, expect, it } from 'vitest';
import { Element } from '../model/element.js';
import type { Model } from '../model/model.js';
import { modelOf } from '../model/model-of.js';
import { isList, isValues, Unknown, type Value, type Values } from '../model/value.js';
import type { Example, Rule } from './define-rule.js';
import { exampleModel } from './example-model.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

/** Every rule but those in whose facts Terraform itself has to know the value: names of blocks, `count`, `provider`. */
const structural = new Set(['alias', 'for_each', 'count', 'provider', 'depends_on', 'lifecycle', 'dynamic']);

/** Of these Terraform takes no expression at all. */
const isLiteral = ({ type }: Element, name: string) =>
  type === 'variable' ||
  type.startsWith('backend.') ||
  (type === 'output' && ['ephemeral', 'sensitive', 'description'].includes(name));

/** The outcomes of a rule in a model, worst first. */
function outcomesOf(rule: Rule, model: Model): readonly string[] {
  const context = {
    model,
    tier: 'production',
    today: '2026-11-28',
    expected: { region: 'ap-southeast-1' },
  } as const;
  return elementsOf(rule, context).flatMap((element) =>
    judge(rule, element, context).map(({ outcome }) => outcome),
  );
}

/** Paths of all that can be unknown: attributes, blocks, and what is in them. */
function pathsIn(values: Values, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (path.length === 0 && structural.has(name)) return [];
    return [[...path, name], ...within(value, [...path, name])];
  });
}

function within(value: Value, path: readonly string[]): readonly (readonly string[])[] {
  if (isList(value)) return value.flatMap((item, index) => within(item, [...path, String(index)]));
  return isValues(value) ? pathsIn(value, path) : [];
}

function withUnknown(value: Value, [step, ...rest]: readonly string[], open: Unknown): Value {
  if (step === undefined) return open;
  if (isList(value))
    return value.map((item, index) => (String(index) === step ? withUnknown(item, rest, open) : item));
  if (!isValues(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === step ? withUnknown(item, rest, open) : item]),
  );
}

interface Change {
  readonly element: Element;
  readonly path: readonly string[];
  readonly text: Unknown;
}

/** The model with one thing in it unknown, and without what it refers to. */
function changed(model: Model, { element, path, text }: Change): Model {
  const { address, type, name, module, provider, values, references } = element;
  const start = path.filter((step) => !/^\d+$/.test(step)).join('.');
  const open = new Element({
    address,
    type,
    name,
    module,
    provider,
    values: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        key === path[0] ? withUnknown(value, path.slice(1), text) : value,
      ]),
    ),
    references: references.filter((one) => !one.path.replaceAll(/\[\d+\]/g, '').startsWith(start)),
  });
  return modelOf(
    model.elements.map((one) => (one === element ? open : one)),
    model.source,
  );
}

/** Somebody wrote something there that only Terraform can compute. */
const written = new Unknown([], '${timestamp()}');

const code = 'An expression that refers to nothing is computed from what is in the code: it reads no secret.';
const stored = 'Whatever is set here, the state holds it.';
const shows = 'An expression that refers to nothing does not show this resource, nor does it use it.';

/** Why a rule is right to fail although the value is an expression that nobody can compute here: by rule and place. */
const rightlyFailing: Reasons = {
  'RDS-2': { 'aws_db_instance password': stored, 'aws_db_instance password_wo': code },
  'SECRET-1': { 'aws_secretsmanager_secret_version secret_string_wo': code },
  'SECRET-7': { 'aws_ssm_parameter value_wo': code },
  'SG-12': { 'output value': shows },
  'OUT-1': { 'output value': shows },
  'TF-4': { 'provider.aws access_key': code, 'provider.aws secret_key': code },
};

const unwritten =
  'A plan says so of a new one also where nobody wrote it. One that somebody wrote has references or a text.';
const references =
  'What it takes is seen in its references, which a plan has of unknown values too; this one has none.';
const notOut =
  'What is known only after apply is not written out in the code, and this one refers to no secret.';

/** Why a rule is right to pass although the value is not known: by rule and place. */
const rightlyPassing: Reasons = {
  'RDS-37': { 'aws_route_table route': unwritten },
  'VPC-7': { 'aws_route_table route': unwritten },
  'EC2-14': {
    'aws_autoscaling_group availability_zones': unwritten,
    'aws_autoscaling_group vpc_zone_identifier': unwritten,
  },
  'S3-10': { 'aws_s3_bucket acl': unwritten, 'aws_s3_bucket grant': unwritten },
  'S3-13': { 'aws_s3_bucket acl': unwritten },
  'SG-14': { 'aws_security_group ingress': unwritten },
  'SG-15': {
    'aws_vpc_security_group_ingress_rule security_group_id':
      'The provider asks for it, so one that is unknown is set.',
  },
  'ELB-8': {
    'aws_lb_listener load_balancer_arn':
      'Of a load balancer that is not in the stack only the port of the redirect can be asked for, and that is right.',
  },
  'TF-2': {
    'aws_lambda_function environment.variables.DATABASE_URL': notOut,
    'aws_lambda_function environment.variables.DB': references,
  },
  'TF-3': { 'output value': references },
  'TF-7': {
    'local value': notOut,
    'local value.password': notOut,
  },
  'TF-8': {
    'aws_redshift_cluster master_password': notOut,
    'aws_instance connection': notOut,
    'aws_instance connection.password': notOut,
    'aws_ssm_parameter value': notOut,
    'null_resource triggers': notOut,
    'null_resource triggers.key': notOut,
    'terraform_data provisioner': notOut,
    'terraform_data provisioner.local_exec': notOut,
    'terraform_data provisioner.local_exec.command': notOut,
  },
  'TF-13': { 'data.http url': references, 'data.http request_body': references },
};

/** Why each place is right, by rule. */
type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Case {
  /** Type and path, without the numbers of blocks. */
  readonly place: string;
  readonly at: string;
  readonly outcomes: readonly string[];
}

/** @param text the unknown: bare, as a plan has it, or an expression of a stack */
function casesOf(rule: Rule, example: Example, text: Unknown): readonly Case[] {
  const model = exampleModel(rule, example);
  return model.elements.flatMap((element) =>
    pathsIn(element.values)
      .filter(([name = '']) => !isLiteral(element, name))
      .map((path) => ({
        place: `${element.type} ${path.filter((step) => !/^\d+$/.test(step)).join('.')}`,
        at: `${element.address} ${path.join('.')} of ${JSON.stringify(example).slice(0, 200)}`,
        outcomes: outcomesOf(rule, changed(model, { element, path, text })),
      })),
  );
}

/** The cases without a reason, and the reasons without a case. */
function unexplained(cases: readonly Case[], reasons: Readonly<Record<string, string>> = {}) {
  const places = new Set(cases.map(({ place }) => place));
  return {
    cases: cases.filter(({ place }) => !Object.hasOwn(reasons, place)).map(({ at }) => at),
    reasons: Object.keys(reasons).filter((place) => !places.has(place)),
  };
}

const none = { cases: [], reasons: [] };

describe.each(rules)('$id', (rule) => {
  it('never fails what only is not known any more', () => {
    const wrong = rule.examples.pass.flatMap((example) =>
      casesOf(rule, example, written).filter(({ outcomes }) => outcomes.includes('fail')),
    );
    expect(unexplained(wrong, rightlyFailing[rule.id])).toEqual(none);
  });

  it('passes no fault whose cause is not known any more', () => {
    const wrong = rule.examples.fail.flatMap((example) =>
      casesOf(rule, example, new Unknown()).filter(
        ({ outcomes }) => outcomes.length > 0 && outcomes.every((one) => one === 'pass'),
      ),
    );
    expect(unexplained(wrong, rightlyPassing[rule.id])).toEqual(none);
  });
});
