import { DataAwsCallerIdentity } from '@cdktn/provider-aws/lib/data-aws-caller-identity/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import { defaultLogBucket } from './default-log-bucket.js';
import type { LogsSettings } from './settings.js';

/** What `LogBucket` needs. */
export interface LogBucketProps {
  readonly settings: LogsSettings;
  readonly region: string;
  /** Account of the environment. Default: that of the credentials, which a plan asks for. */
  readonly accountId?: string | undefined;
}

/** The bucket of an account and region that receives access logs. It is made by `multienv bootstrap`, and outlives the environments. */
export class LogBucket extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, given: LogBucketProps) {
    super(scope, id);
    const { settings, region, accountId } = withLiterals(given, 'settings');
    this.name =
      settings.bucket ??
      defaultLogBucket(accountId ?? new DataAwsCallerIdentity(this, 'log_account').accountId, region);
  }
}
