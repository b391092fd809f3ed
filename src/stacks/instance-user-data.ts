import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { cloudConfig, defaultBootScript, environmentValue } from '../constructs/compute/user-data.js';
import type { Application } from './stack-parts.js';

/** The user data of the instances: what their application finds in its environment, and its boot script. */
export function instanceUserData(
  settings: ResolvedEnvironment,
  { database, bucket }: Pick<Application, 'database' | 'bucket'>,
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
      DATABASE_HOST: database.address,
      DATABASE_PORT: `${database.port}`,
      DATABASE_NAME: environmentValue(settings.database.name),
      DATABASE_USERNAME: environmentValue(settings.database.username),
      DATABASE_SECRET_ARN: database.secretArn,
      BUCKET_NAME: bucket.name,
    },
    app.bootScript ?? defaultBootScript(),
  );
}
