import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isList, isUnknown, isValues, textOf, type Value } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { credentialIn } from './facts/credential-text.js';
import { decodedTexts } from './facts/decoded-texts.js';
import { secretsAt } from './facts/secrets-at.js';
import { textsIn } from './facts/texts-in.js';

/** Data sources that put user data together: they are judged by themselves. */
const builders = ['data.cloudinit_config', 'data.template_cloudinit_config', 'data.template_file'];

const paths: Readonly<Record<string, readonly string[]>> = {
  'data.cloudinit_config': ['part'],
  'data.template_cloudinit_config': ['part'],
  'data.template_file': ['template', 'vars'],
};

/** Expressions that say nothing about the text: a file, or what only the run knows. */
const opaque =
  /^\$\{\s*(?:\w+\(\s*)*(?:(?:template)?file(?:base64)?\(|(?:data|var|local|module|each|path)\.)/;

/** Plans of provider 5 have the hash of an instance's user data in its place. */
const hashed = /^[0-9a-f]{40}$/;

function check(element: Element, { model }: CheckContext): readonly Verdict[] {
  return (paths[element.type] ?? ['user_data', 'user_data_base64']).map((path) =>
    judge(element, path, model),
  );
}

function judge(element: Element, path: string, model: Model): Verdict {
  const secrets = secretsAt(model, element, path);
  if (secrets.length > 0)
    return fail(path, `It takes the value of ${secrets.map((one) => `\`${one}\``).join(', ')}.`);
  for (const [, text] of textsIn(element.values[path], path))
    for (const decoded of decodedTexts(text)) {
      const kind = credentialIn(decoded);
      if (kind !== undefined) return fail(path, `It holds ${kind}.`);
    }
  const reading = element.get(path);
  if (reading.state === 'known' && hashed.test(textOf(reading.value)))
    return unknown(path, 'The plan has its hash only.');
  if (reading.state !== 'unknown') return holdsUntold(element.values[path]) ? unknown(path) : pass;
  const { text } = reading.unknown;
  if (text !== undefined && !opaque.test(text)) return pass;
  const built = model.follow(element, path).elements.some(({ type }) => builders.includes(type));
  return built ? pass : unknown(path);
}

/** Part of it is known only after apply, and not from what. */
function holdsUntold(value: Value | undefined): boolean {
  if (isUnknown(value)) return value.text === undefined && value.references.length === 0;
  if (isList(value)) return value.some(holdsUntold);
  return isValues(value) && Object.values(value).some(holdsUntold);
}

const script = '#!/bin/sh\nexport DB_PASSWORD=changeme123\n';
const template = (userData: unknown) => ({ user_data: userData });

export default defineRule({
  id: 'TF-1',
  title: 'User data holds no credentials',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: [
    'aws_launch_template',
    'aws_instance',
    'aws_launch_configuration',
    'aws_spot_instance_request',
    ...builders,
  ],
  setting: 'app.bootScript',
  why: 'Everybody who may describe an instance reads its user data, and so does every process on the instance; state and plan hold it too.',
  fix: 'Give the instance the ARN of the secret and a role that may read it, and read it at boot.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
  examples: {
    pass: [
      {},
      template(Buffer.from('#!/bin/sh\nexec /opt/app --secret-arn "$SECRET_ARN"\n').toString('base64')),
      {
        stack: {
          locals: { boot: "#!/bin/sh\nDATABASE_HOST='${aws_db_instance.db.address}'\n" },
          resource: {
            aws_db_instance: { db: {} },
            aws_launch_template: { app: template('${base64encode(local.boot)}') },
          },
        },
      },
      {
        stack: {
          data: {
            cloudinit_config: { boot: { part: [{ content: '#!/bin/sh\nexec /opt/app\n' }] } },
            aws_secretsmanager_secret: { db: { name: 'db' } },
          },
          resource: { aws_instance: { app: template('${data.cloudinit_config.boot.rendered}') } },
        },
      },
    ],
    fail: [
      template(Buffer.from(script).toString('base64')),
      template(`\${base64encode("${script}")}`),
      { user_data_base64: Buffer.from(script).toString('base64') },
      { stack: { resource: { aws_instance: { app: template(script) } } } },
      {
        stack: { resource: { aws_launch_configuration: { app: template('AWS_KEY=AKIAIOSFODNN7EXAMPLE') } } },
      },
      {
        stack: {
          locals: { boot: script },
          resource: { aws_launch_template: { app: template('${base64encode(local.boot)}') } },
        },
      },
      {
        stack: {
          resource: {
            random_password: { db: { length: 32 } },
            aws_launch_template: { app: template('${base64encode("P=${random_password.db.result}")}') },
          },
        },
      },
      {
        stack: {
          variable: { db_password: { sensitive: true } },
          resource: { aws_instance: { app: template('#!/bin/sh\n/opt/app ${var.db_password}\n') } },
        },
      },
      { stack: { data: { cloudinit_config: { boot: { part: [{ content: script }] } } } } },
    ],
    unknown: [
      template('da39a3ee5e6b4b0d3255bfef95601890afd80709'),
      template('${base64encode(file("boot.sh"))}'),
      template('${var.user_data}'),
      template('${base64encode(templatefile("boot.sh", {}))}'),
    ],
  },
  check,
});
