import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import {
  artifactPath,
  cloudConfig,
  defaultBootScript,
  environmentValue,
  fetchArtifact,
} from '../constructs/compute/user-data.js';
import type { BootSteps } from '../constructs/logs/log-agent.js';
import type { Application } from './stack-parts.js';

/** The user data of the instances: what their application finds in its environment, and its boot script. */
export function instanceUserData(
  settings: ResolvedEnvironment,
  { database, bucket }: Pick<Application, 'database' | 'bucket'>,
  agent?: BootSteps,
): string {
  const { app } = settings;
  return cloudConfig(
    {
      PROJECT: environmentValue(settings.project),
      ENVIRONMENT: environmentValue(settings.environment),
      ENVIRONMENT_SUFFIX: environmentValue(settings.suffix),
      AWS_REGION: environmentValue(settings.aws.region),
      APP_PORT: `${app.port}`,
      APP_HEALTH_PATH: environmentValue(app.healthPath),
      // Another text would exchange the instances of every environment that there is.
      ...(app.protocol === 'https' ? { APP_PROTOCOL: app.protocol } : {}),
      DATABASE_HOST: database.address,
      DATABASE_PORT: `${database.port}`,
      DATABASE_NAME: environmentValue(settings.database.name),
      DATABASE_USERNAME: environmentValue(settings.database.username),
      DATABASE_SECRET_ARN: database.secretArn,
      BUCKET_NAME: bucket.name,
      ...artifactVariables(app),
    },
    app.bootScript ?? defaultBootScript(app.protocol),
    { beside: agent, first: app.artifact === undefined ? undefined : fetchArtifact },
  );
}

/** What the fetching of the artifact and the boot script read; nothing without an artifact. */
function artifactVariables({ artifact }: ResolvedEnvironment['app']): Record<string, string> {
  if (artifact === undefined) return {};
  return {
    ARTIFACT_BUCKET: environmentValue(artifact.bucket),
    ARTIFACT_KEY: environmentValue(artifact.key),
    ARTIFACT_VERSION: environmentValue(artifact.version),
    ARTIFACT_PATH: artifactPath,
  };
}
