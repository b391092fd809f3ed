import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isUnknown } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { namesSecret } from '../facts/secret-name.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { credentialIn } from './facts/credential-text.js';
import {
  type EnvironmentEntry,
  environmentEntries,
  typesWithEnvironment,
  untoldEntries,
} from './facts/environment-entries.js';
import { literalSecrets } from './facts/literal-secrets.js';
import { secretsAt } from './facts/secrets-at.js';

/** Attributes that hold everything that is set, for values that only references give. */
const roots = [
  'environment',
  'environment_variables',
  'source_configuration',
  'setting',
  'container_definitions',
  'container_properties',
];

const wholes = [
  'environment',
  'environment.variables',
  'environment.environment_variable',
  'setting',
  'environment_variables',
  'source_configuration',
  'container_definitions',
  'container_properties',
];

function check(element: Element, { model }: CheckContext): readonly Verdict[] {
  const entries = environmentEntries(element);
  const verdicts = entries.map((entry) => judge(entry, element, model));
  const taken = roots.flatMap((path) =>
    secretsAt(model, element, path).map((one) => fail(path, `It takes the value of \`${one}\`.`)),
  );
  const unread = [
    ...wholes.filter((path) => entries.length === 0 && cannotBeRead(element, path)),
    ...untoldEntries(element),
  ];
  return [...verdicts, ...taken, ...(taken.length === 0 ? unread.map((path) => unknown(path)) : [])];
}

/** All of it is known only after apply, or stands elsewhere: literals in it do not show. */
function cannotBeRead(element: Element, path: string): boolean {
  const reading = element.get(path);
  return reading.state === 'unknown' && !(reading.unknown.text ?? '').includes('jsonencode(');
}

function judge({ name, value, path }: EnvironmentEntry, element: Element, model: Model): Verdict {
  const text = typeof value === 'string' && value.includes('${') ? undefined : value;
  if (literalSecrets(text, name, path).length > 0) return fail(path, `\`${name}\` is written out.`);
  const kind = credentialIn((isUnknown(value) ? value.text : typeof value === 'string' ? value : '') ?? '');
  if (kind !== undefined) return fail(path, `\`${name}\` holds ${kind}.`);
  if (isUnknown(value) && namesSecret(name) && secretsAt(model, element, path).length === 0)
    return unknown(path, `The source of \`${name}\` is unknown.`);
  return pass;
}

const lambda = (variables: object) => ({ environment: [{ variables }] });
const containers = (environment: readonly object[] | string) => ({
  stack: {
    resource: {
      aws_ecs_task_definition: {
        app: {
          container_definitions:
            typeof environment === 'string' ? environment : JSON.stringify([{ name: 'app', environment }]),
        },
      },
    },
  },
});

export default defineRule({
  id: 'TF-2',
  title: 'Environment variables hold no credentials',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: typesWithEnvironment,
  why: 'They are shown in the console, in every description of the function or task, in crash reports and in the state.',
  fix: 'Give the ARN of the secret instead (ECS and CodeBuild take it in `secrets` and with the type `SECRETS_MANAGER`).',
  // Security Hub ties these two to CodeBuild.2 and ECS.8.
  controls: { 'PCI-DSS-4.0.1': { '8.3.2': ['SH'], '8.6.2': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  examples: {
    pass: [
      {},
      lambda({ DB_HOST: 'db', DB_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db' }),
      containers([{ name: 'PORT', value: '80' }]),
      containers('${jsonencode([{ environment = [{ name = "PORT", value = "80" }] }])}'),
      containers('${jsonencode([{ environment = [{ name = "DB_PASSWORD", value = "${ephemeral.x.y}" }] }])}'),
      {
        stack: {
          resource: {
            aws_codebuild_project: {
              ci: {
                environment: [
                  { environment_variable: [{ name: 'DB_PASSWORD', value: 'db', type: 'SECRETS_MANAGER' }] },
                ],
              },
            },
          },
        },
      },
    ],
    fail: [
      lambda({ DB_PASSWORD: 'changeme123' }),
      lambda({ DATABASE_URL: 'postgres://app:changeme123@db/app' }),
      lambda({ DATABASE_URL: 'postgres://app:changeme123@${aws_db_instance.db.endpoint}/app' }),
      containers('${jsonencode([{"environment":[{"name":"DB_PASSWORD","value":"changeme123"}]}])}'),
      containers('${jsonencode([{ environment = [{ name = "DB_PASS", value = "changeme123" }] }])}'),
      containers([{ name: 'API_KEY', value: 'changeme123' }]),
      {
        stack: {
          resource: {
            random_password: { db: {} },
            aws_lambda_function: { app: lambda({ DB: '${random_password.db.result}' }) },
          },
        },
      },
      {
        stack: {
          resource: {
            random_password: { db: {} },
            aws_ecs_task_definition: {
              app: {
                container_definitions:
                  '[{"environment":[{"name":"DB_PASSWORD","value":"${random_password.db.result}"}]}]',
              },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            aws_codebuild_project: {
              ci: { environment: { environment_variable: { name: 'NPM_TOKEN', value: 'changeme123' } } },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            aws_elastic_beanstalk_environment: {
              app: {
                setting: [
                  {
                    namespace: 'aws:elasticbeanstalk:application:environment',
                    name: 'DB_PASSWORD',
                    value: 'changeme123',
                  },
                ],
              },
            },
          },
        },
      },
    ],
    unknown: [
      lambda({ DB_PASSWORD: '${module.database.password}' }),
      { environment: { variables: '${module.app.variables}' } },
      containers('${file("containers.json")}'),
    ],
  },
  check,
});
