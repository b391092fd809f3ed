import { describe, expect, it } from 'vitest';
import { Element } from '../../model/element.js';
import { exampleModel } from '../../rules/example-model.js';
import { rules } from '../../rules/index.js';
import { fail, pass, unknown } from '../../rules/verdict.js';
import { foundMessage } from './found-message.js';
import { review } from './review.js';

const element = (values: ConstructorParameters<typeof Element>[0]['values']) =>
  new Element({ address: 'aws_x.y', type: 'aws_x', name: 'y', values });

describe('what was found', () => {
  it.each([
    [{}, 'a', '`a` is not set.'],
    [{ a: false }, 'a', '`a` is `false`.'],
    [{ a: ['0.0.0.0/0', '::/0'] }, 'a', '`a` is `0.0.0.0/0`, `::/0`.'],
    [{ a: { b: 3 } }, 'a.b', '`a.b` is `3`.'],
    [{ from_port: 80, to_port: 82 }, 'from_port', '`from_port` is `80`, and `to_port` is `82`.'],
    [{ storage_type: 'gp2' }, 'storage_type', '`storage_type` is `gp2`.'],
    [{ a: '' }, 'a', '`a` is empty.'],
    [{ a: 'false' }, 'a', '`a` is `false`.'],
    [{ a: ['true', 'false'] }, 'a', '`a` is `true`, `false`.'],
    [{ a: ['1.2.3.4/5', 'x'] }, 'a', '`a` does not meet the rule.'],
    [{ a: [1, 2, 3, 4] }, 'a', '`a` is `1`, `2`, `3`, `4`.'],
    [{ a: [1, 2, 3, 4, 5] }, 'a', '`a` does not meet the rule.'],
    [{ a: 'arn:aws:iam::aws:policy/Admin' }, 'a', '`a` is `arn:aws:iam::aws:policy/Admin`.'],
    [{ a: 'arn:aws:iam::111122223333:policy/x' }, 'a', '`a` does not meet the rule.'],
    [{ from_port: 80, to_port: 80 }, 'from_port', '`from_port` is `80`.'],
    [{ from_port: 'x', to_port: 80 }, 'from_port', '`from_port` does not meet the rule.'],
    [{ from_port: 80 }, 'from_port', '`from_port` is `80`.'],
    [{ storage_type: 'two words' }, 'storage_type', '`storage_type` does not meet the rule.'],
    [{ a: 'x' }, 'a', '`a` does not meet the rule.'],
    [{ password: 'hunter2' }, 'password', '`password` does not meet the rule.'],
    [{ env: [{ DB: 'x' }] }, 'env[0].DB', '`env[0].DB` does not meet the rule.'],
  ])('of %j says %s: %s', (values, attribute, message) => {
    expect(foundMessage(element(values), fail(attribute))).toBe(message);
  });

  it('is told by what it is not, where the value may be secret', () => {
    const wanted = 'is not `true`';
    expect(foundMessage(element({ a: 'x' }), { ...fail('a'), wanted })).toBe('`a` is not `true`.');
    expect(foundMessage(element({ a: false }), { ...fail('a'), wanted })).toBe('`a` is `false`.');
  });

  it('names the element that has the attribute, where it is another', () => {
    const of = new Element({ address: 'aws_z.z', type: 'aws_z', name: 'z', values: { a: false } });
    expect(foundMessage(element({}), { ...fail('a'), of })).toBe('`a` of `aws_z.z` is `false`.');
    expect(foundMessage(element({}), { ...fail('a', '`b` is odd.'), of })).toBe('`b` is odd in `aws_z.z`.');
    expect(foundMessage(element({}), { ...fail('a', 'It is odd.'), of })).toBe('`a` of `aws_z.z` is odd.');
  });

  it('names the attribute that a message calls “it”', () => {
    expect(foundMessage(element({}), fail('a', 'It is not set.'))).toBe('`a` is not set.');
    expect(foundMessage(element({}), fail('a', 'Missing: b.'))).toBe('`a`: Missing: b.');
    expect(foundMessage(element({}), fail('a', '`b` is odd.'))).toBe('`b` is odd.');
    expect(foundMessage(element({}), unknown('a'))).toBe('`a` is known only after apply.');
    expect(foundMessage(element({}), pass)).toBeNull();
    expect(foundMessage(element({}), fail('', 'There is none.'))).toBe('There is none.');
    expect(foundMessage(element({}), { outcome: 'fail' })).toBeNull();
    const bucket = new Element({ address: 'aws_s3_bucket.b', type: 'aws_s3_bucket', name: 'b', values: {} });
    expect(foundMessage(bucket, fail('versioning'))).toBe('`versioning` is not set.');
  });
});

const planted = 'hunter2-planted';

/** The same with every text of it exchanged: whatever a rule looks at may hold a secret. */
function withSecrets(values: unknown): unknown {
  if (typeof values === 'string') return values.includes('${') ? values : planted;
  if (Array.isArray(values)) return values.map(withSecrets);
  if (typeof values !== 'object' || values === null) return values;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, withSecrets(value)]));
}

it.each(['variable', 'output', 'local', 'provider.aws', 'aws_db_instance', 'aws_ssm_parameter'])(
  'quotes no text of %s that may be a secret',
  (type) => {
    const one = new Element({
      address: `${type}.x`,
      type,
      name: 'x',
      values: {
        default: planted,
        value: planted,
        password: planted,
        description: planted,
        secret_string: planted,
      },
    });
    for (const attribute of ['default', 'value', 'password', 'description', 'secret_string'])
      expect(foundMessage(one, fail(attribute))).not.toContain('hunter2');
  },
);

it('quotes nothing of failing examples in which every text is a secret but words of AWS', () => {
  const expected = { region: 'ap-southeast-1' };
  const messages = rules.flatMap((rule) =>
    rule.examples.fail.flatMap((example) => {
      const options = { tier: 'production', today: '2026-11-24', expected, rules: [rule] } as const;
      const values = withSecrets(example);
      if (typeof values !== 'object' || values === null || 'stack' in values) return [];
      return review(exampleModel(rule, { ...values }), options).map(({ attribute, message }) => ({
        attribute,
        message,
      }));
    }),
  );
  expect(messages.length).toBeGreaterThan(100);
  const quoted = messages.filter(({ message }) => message?.includes('hunter2'));
  const words =
    /(?:type|class|mode|status|engine|version|protocol|window|tokens|http_endpoint|ssl_policy|algorithm|acl|ownership|transport|state|preference|status_code|matcher)$/;
  expect(quoted.filter(({ attribute }) => !words.test(attribute ?? ''))).toEqual([]);
});

it.each(rules)('$id says what it found, by attribute or value', (rule) => {
  for (const example of rule.examples.fail) {
    const expected = { region: 'ap-southeast-1' };
    const options = { tier: 'production', today: '2026-11-24', expected, rules: [rule] } as const;
    const failed = review(exampleModel(rule, example), options).filter(({ outcome }) => outcome === 'fail');
    for (const { message, attribute, address } of failed) {
      const named = message ?? '';
      expect(named, JSON.stringify(example)).not.toContain('does not meet the rule');
      expect(named, JSON.stringify(example)).toMatch(/\S{4}/);
      const last =
        attribute
          ?.split('.')
          .at(-1)
          ?.replace(/\[\d+\]$/, '') ?? '';
      expect(
        // A sentence about the element as a whole names no attribute.
        named.includes('`') ||
          (last === '' ? named.length > 20 : named.includes(last)) ||
          named.includes(address),
        `${named} (${JSON.stringify(example)})`,
      ).toBe(true);
    }
  }
});
