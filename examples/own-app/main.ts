/**
 * An app of your own: every environment of environments.yaml with an SNS topic beside it that only this team needs.
 * `synthCommand` in environments.yaml names it: `multienv plan --config examples/own-app/environments.yaml --sandbox` shows the topic too.
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
  // Bindings such as @cdktn/provider-aws have a class for each resource; the plain one needs no package.
  const topic = new TerraformResource(stack, 'orders', { terraformResourceType: 'aws_sns_topic' });
  topic.addOverride('name', literal(`orders-${suffix}`));
  // The review asks these of every resource, the team's own included: `multienv check`.
  topic.addOverride('tags', { Name: literal(`orders-${suffix}`) });
  topic.addOverride('kms_master_key_id', 'alias/aws/sns');
  new TerraformOutput(stack, 'orders_topic_arn', {
    value: `\${${topic.fqn}.arn}`,
    description: 'ARN of the topic of orders.',
  });
}

app.synth();
