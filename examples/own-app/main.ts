/**
 * An app of your own: every environment of environments.yaml with an encrypted SNS topic beside it that only this team needs.
 * `synthCommand` in environments.yaml names it: `npx multienv plan --sandbox` shows the topic and its key too.
 */
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { App, TerraformOutput, TerraformResource } from 'cdktn';
import { literal, loadEnvironments, MultiEnvStack } from 'multi-env-infrastructure';

const app = new App({ stackTraces: false });
// `multienv` names the file that it works with; run by hand, the app takes the one beside it.
const file = env.MULTIENV_CONFIG ?? fileURLToPath(new URL('environments.yaml', import.meta.url));
const { environments } = loadEnvironments(file);

for (const environment of environments) {
  const { suffix } = environment;
  const stack = new MultiEnvStack(app, `multi-env-${suffix}`, environment.environment, suffix, environment);
  // The review asks for tags, rotation and a key of the account, of the team's own resources too: `multienv check`.
  const tags = { Name: literal(`orders-${suffix}`) };
  const key = resource(stack, 'orders_key', 'aws_kms_key', {
    description: literal(`Topic orders-${suffix}`),
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    tags,
  });
  const topic = resource(stack, 'orders', 'aws_sns_topic', {
    name: literal(`orders-${suffix}`),
    kms_master_key_id: `\${${key.fqn}.arn}`,
    tags,
  });
  new TerraformOutput(stack, 'orders_topic_arn', {
    value: `\${${topic.fqn}.arn}`,
    description: 'ARN of the topic of orders.',
  });
}

app.synth();

/** Bindings such as @cdktn/provider-aws have a class for each resource; the plain one needs no package. */
function resource(
  scope: MultiEnvStack,
  id: string,
  terraformResourceType: string,
  attributes: Readonly<Record<string, unknown>>,
): TerraformResource {
  const made = new TerraformResource(scope, id, { terraformResourceType });
  for (const [name, value] of Object.entries(attributes)) made.addOverride(name, value);
  return made;
}
