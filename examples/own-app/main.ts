/**
 * An app of your own: every environment of environments.yaml with an SNS topic beside it that only this team needs.
 * Run it with `node --import tsx examples/own-app/main.ts`; the stacks are in cdktf.out/.
 */
import { fileURLToPath } from 'node:url';
import { App, TerraformOutput, TerraformResource } from 'cdktn';
import { literal, loadEnvironments, MultiEnvStack } from 'multi-env-infrastructure';

const app = new App({ stackTraces: false });
const { environments } = loadEnvironments(fileURLToPath(new URL('environments.yaml', import.meta.url)));

for (const environment of environments) {
  const { suffix } = environment;
  const stack = new MultiEnvStack(app, `multi-env-${suffix}`, environment.environment, suffix, environment);
  // Bindings such as @cdktn/provider-aws have a class for each resource; the plain one needs no package.
  const topic = new TerraformResource(stack, 'orders', { terraformResourceType: 'aws_sns_topic' });
  topic.addOverride('name', literal(`orders-${suffix}`));
  new TerraformOutput(stack, 'orders_topic_arn', {
    value: `\${${topic.fqn}.arn}`,
    description: 'ARN of the topic of orders.',
  });
}

app.synth();
