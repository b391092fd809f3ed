import type { Element } from '../../model/element.js';
import { credentialIn } from '../conditions/credential-text.js';
import { textsIn } from '../conditions/texts-in.js';
import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';

/** What rules of their own judge. */
const judgedElsewhere =
  /^(?:provider\.|backend\.|variable$|output$|local$|stack$|data\.(?:template_)?(?:cloudinit|file))/;
const ownRules = new Set([
  'user_data',
  'user_data_base64',
  'environment',
  'container_definitions',
  'container_properties',
  'environment_variables',
  'setting',
]);

/** Anything shorter is no credential that could be told. */
const shortest = 12;

function credentialsIn(element: Element): readonly { readonly path: string; readonly kind: string }[] {
  return Object.entries(element.values)
    .filter(([name]) => !ownRules.has(name))
    .flatMap(([name, value]) => textsIn(value, name))
    .flatMap(([path, text]) => {
      const kind = text.length < shortest ? undefined : credentialIn(text);
      return kind === undefined ? [] : [{ path, kind }];
    });
}

export default defineRule({
  id: 'TF-8',
  title: 'No credential stands anywhere in the stack',
  severity: 'critical',
  area: 'security',
  resource: 'stack',
  why: 'Keys, tokens and connection strings that are written out are in every clone of the code, in plan and in state.',
  fix: 'Put it into Secrets Manager, refer to it, and change it: it has been seen.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  examples: {
    pass: [
      { stack: { resource: { aws_ssm_parameter: { level: { name: 'level', value: 'debug-everything' } } } } },
      {
        stack: {
          resource: { aws_iam_policy: { p: { policy: '{"Action":"iam:UpdateAccountPasswordPolicy"}' } } },
        },
      },
    ],
    fail: [
      {
        stack: {
          resource: {
            aws_ssm_parameter: {
              url: { name: 'url', value: 'postgres://app:changeme123@db.example.org/app' },
            },
          },
        },
      },
      { stack: { resource: { null_resource: { run: { triggers: { key: 'AKIAIOSFODNN7EXAMPLE' } } } } } },
      {
        stack: {
          resource: {
            terraform_data: {
              run: { provisioner: [{ local_exec: { command: 'psql --password=changeme123' } }] },
            },
          },
        },
      },
    ],
  },
  check: (_, { model }) =>
    model.elements
      .filter(({ type }) => !judgedElsewhere.test(type))
      .flatMap((element) =>
        credentialsIn(element).map(({ path, kind }) =>
          fail(`${element.address}.${path}`, `It holds ${kind}.`),
        ),
      ),
});
