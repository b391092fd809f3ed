import { fileURLToPath } from 'node:url';
import { App } from 'cdktn';
import { loadEnvironments, MultiEnvStack } from './src/index.js';

const app = new App({ stackTraces: false });
const { environments } = loadEnvironments(fileURLToPath(new URL('environments.yaml', import.meta.url)));
for (const environment of environments) {
  const { suffix } = environment;
  new MultiEnvStack(app, `multi-env-${suffix}`, environment.environment, suffix, environment);
}
app.synth();
