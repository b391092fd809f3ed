import { DataAwsDbInstance } from '@cdktn/provider-aws/lib/data-aws-db-instance/index.js';
import { DataResource } from 'cdktn';
import type { DatabasePassword } from './database-password.js';

/**
 * A password that RDS makes, keeps in a secret of its own and changes every seven days by itself.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
 */
export const rdsManagedPassword: DatabasePassword = {
  attributes: { manageMasterUserPassword: true },
  secretArn: (scope, instance) => {
    // The attribute of the instance itself would still be an empty list in the plan that turns an existing database over to RDS.
    // The output of a resource that is about to be made is unknown: the read waits until the database has its secret.
    const turnedOver = new DataResource(scope, 'db_managed_password', {
      input: { instance: instance.identifier },
      triggersReplace: { resourceId: instance.resourceId },
    });
    const { masterUserSecret } = new DataAwsDbInstance(scope, 'db_managed_secret', {
      dbInstanceIdentifier: `\${${turnedOver.fqn}.output.instance}`,
    });
    return masterUserSecret.get(0).secretArn;
  },
};
