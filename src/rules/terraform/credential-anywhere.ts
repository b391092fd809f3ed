import type { Element } from '../../model/element.js';
import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';
import { credentialIn } from './facts/credential-text.js';
import { typesWithEnvironment } from './facts/environment-entries.js';
import { literalSecrets } from './facts/literal-secrets.js';
import { textsIn } from './facts/texts-in.js';

/** What rules of their own judge; and who AWS takes us for, which nobody writes: an emulator answers with something like a key. */
const judgedElsewhere =
  /^(?:provider\.|backend\.|variable$|output$|local$|stack$|data\.(?:template_)?(?:cloudinit|file)|data\.aws_caller_identity$)/;
const userData = ['user_data', 'user_data_base64'];
const environment = [
  'environment',
  'environment_variables',
  'source_configuration',
  'setting',
  'container_definitions',
  'container_properties',
];
const passwords = ['password', 'master_password', 'password_wo', 'master_password_wo'];

/** Attributes that a rule of its own judges, by type. */
const ownRules: ReadonlyMap<string, readonly string[]> = new Map([
  ...typesWithEnvironment.map((type) => [type, environment] as const),
  ['aws_db_instance', passwords],
  ['aws_rds_cluster', passwords],
]);

/** Anything shorter is no credential that could be told. */
const shortest = 12;

function credentialsIn(element: Element): readonly { readonly path: string; readonly kind: string }[] {
  const own = ownRules.get(element.type) ?? userData;
  const attributes = Object.entries(element.values).filter(([name]) => !own.includes(name));
  const named = attributes.flatMap(([name, value]) => literalSecrets(value, name, name));
  const found = attributes
    .flatMap(([name, value]) => textsIn(value, name))
    .flatMap(([path, text]) => {
      const kind = text.length < shortest ? undefined : credentialIn(text);
      return kind === undefined || named.includes(path) ? [] : [{ path, kind }];
    });
  return [...named.map((path) => ({ path, kind: 'a secret that is written out' })), ...found];
}

export default defineRule({
  id: 'TF-8',
  title: 'No credential is anywhere in the stack',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'stack',
  why: 'Keys, tokens and connection strings that are written out are in every clone of the code, in plan and in state.',
  fix: 'Put it into Secrets Manager, refer to it, and change it: it has been seen.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  examples: {
    pass: [
      { stack: { data: { aws_caller_identity: { me: { user_id: 'AKIAIOSFODNN7EXAMPLE' } } } } },
      {
        stack: { resource: { aws_efs_file_system: { files: { creation_token: 'files', encrypted: true } } } },
      },
      { stack: { resource: { aws_ssm_parameter: { level: { name: 'level', value: 'debug-everything' } } } } },
      {
        stack: {
          resource: { aws_iam_policy: { p: { policy: '{"Action":"iam:UpdateAccountPasswordPolicy"}' } } },
        },
      },
    ],
    fail: [
      { stack: { resource: { aws_redshift_cluster: { dwh: { master_password: 'changeme123' } } } } },
      { stack: { resource: { aws_instance: { app: { connection: { password: 'changeme123' } } } } } },
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
