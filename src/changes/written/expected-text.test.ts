import { describe, expect, it } from 'vitest';
import { planOfParts } from '../../../test/fixtures/plan-of-group.js';
import { expectedTexts } from './expected-text.js';

const value = (of: unknown) => ({ kind: 'value', value: of }) as const;
const former = value(Buffer.from('#!/bin/sh\nHOST=former\nBUCKET=former\n').toString('base64'));
const locals = (text: string) =>
  new Map([
    ['text', text],
    ['name', 'of a local ${aws_s3_bucket.b.bucket}'],
  ]);
const plan = planOfParts(
  {
    'aws_launch_template.t': { written: { user_data: '${base64encode(local.text)}', policy: '${local.x}' } },
    'aws_iam_policy.p': {
      written: { policy: '{"Statement":[{"Resource":"${aws_s3_bucket.b.arn}","Effect":"Allow"}]}' },
    },
    'aws_db_instance.db': { after: { name: 'app', port: 5432 }, unknown: { address: true } },
    'aws_s3_bucket.b': { after: { bucket: 'other' }, unknown: { arn: true } },
    'aws_secret.s': { after: { text: 'hidden' }, sensitive: { text: true } },
  },
  {
    prior_state: {
      values: {
        root_module: {
          resources: [
            { address: 'data.aws_vpc.v', mode: 'data', values: { id: 'vpc-1' }, sensitive_values: {} },
            {
              address: 'data.aws_x.y',
              mode: 'data',
              values: { v: 'hidden' },
              sensitive_values: { v: true },
            },
          ],
        },
      },
    },
  },
);
const told = (text: string) =>
  expectedTexts(plan, locals(text))('aws_launch_template.t', 'user_data', former);

describe('the text that an attribute will have', () => {
  it('has what the plan knows, and says what only the apply does', () => {
    expect(
      told(
        '#!/bin/sh\nHOST=${aws_db_instance.db.address}\nPORT=${aws_db_instance.db.port}\nBUCKET=${local.name}\nVPC=${data.aws_vpc.v.id}\nSUM=${upper(aws_s3_bucket.b.bucket)}\nPLAIN=$${HOME}\n',
      ),
    ).toBe(
      '#!/bin/sh\nHOST=(known after apply)\nPORT=5432\nBUCKET=of a local other\nVPC=vpc-1\nSUM=(known after apply)\nPLAIN=${HOME}\n',
    );
  });

  it('never has what is sensitive', () => {
    expect(told('a\n${aws_secret.s.text}\n${data.aws_x.y.v}\n')).toBe(
      'a\n(known after apply)\n(known after apply)\n',
    );
    expect(told("a\nDB_PASSWORD='abc'\n")).toBeUndefined();
  });

  it('of JSON has the order that it had: an order alone is no change', () => {
    const before = value('{"Statement":[{"Effect":"Allow","Resource":"arn:aws:s3:::former"}]}');
    expect(expectedTexts(plan, undefined)('aws_iam_policy.p', 'policy', before)).toBe(
      '{"Statement":[{"Effect":"Allow","Resource":"(known after apply)"}]}',
    );
  });

  it('is not known where the stack is not, or where it was no text before', () => {
    expect(expectedTexts(plan, undefined)('aws_launch_template.t', 'user_data', former)).toBeUndefined();
    expect(told('one line')).toBeUndefined();
    const of = expectedTexts(plan, locals('a\nb\n'));
    expect(of('aws_launch_template.t', 'user_data', value('one'))).toBeUndefined();
    expect(of('aws_launch_template.t', 'user_data', { kind: 'sensitive' })).toBeUndefined();
    expect(of('aws_launch_template.t', 'policy', former)).toBeUndefined();
    expect(of('aws_launch_template.other', 'user_data', former)).toBeUndefined();
  });
});
