import { stringify } from 'yaml';
import { newestEdition } from '../names/editions.js';
import { settingComments } from './setting-comments.js';

/** What differs between the files of two new projects. */
export interface StarterOptions {
  /** Path or address of the JSON Schema, as an editor finds it from the file. */
  readonly schema: string;
  /** Value of the tag `Project`. */
  readonly project: string;
  /** First part of the names of buckets. */
  readonly bucketPrefix: string;
}

/** The environments.yaml of a new project: the three environments of the review, and every setting as a comment. */
export function starterFile({ schema, project, bucketPrefix }: StarterOptions): string {
  return `# yaml-language-server: $schema=${schema}
#
# The environments of this project. Check it with \`multienv validate\`; your editor completes it from the schema above.
# What is not set here comes from \`defaults\`, and then from the table of the tier (development, staging, production).
version: 1
edition: ${newestEdition} # the defaults of this month: newer ones come with \`multienv upgrade\`, never by themselves
project: ${stringify(project, { lineWidth: 0 }).trimEnd()} # the tag Project of every resource

defaults: # the same shape as an environment; an environment's own settings win
  aws: { region: ap-southeast-1 } # add accountId: "111122223333" (quoted) and Terraform refuses any other account
  # All AWS accounts share the names of buckets: the digits keep yours free. Another prefix later means another bucket.
  storage: { bucketPrefix: ${bucketPrefix} }

# The key is the suffix: every AWS name carries it, so that several deployments live side by side.
# dev, staging and prod name their tier; any other environment adds, for example, \`tier: development\`.
environments:
  dev-001:     { environment: dev }
  staging-002: { environment: staging, compute: { minSize: 2 } }
  prod-003:
    environment: prod
    loadBalancer:
      # Production wants a certificate: name one, or a domain for which ACM issues one. Then take allowPlainHttp out.
      # certificateArn: arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef
      # domainName: app.example.com
      # hostedZoneId: Z0123456789ABCDEFGHIJ
      allowPlainHttp: { reason: The certificate of this new project has not been requested yet. }

# Next: \`multienv secret init --env dev-001\` makes the password of the database, \`multienv plan --env dev-001\` shows what would be made.
#
# Which AMI? By default the newest Amazon Linux 2023 of the region, read from its public SSM parameter at every plan. AWS publishes
# one about every two weeks, and each then changes the plan of environments without a pin. To pin one, set \`compute.amiId\`, for example
# ami-0c802847a7dd848c0. That id is the one of the review, for ap-southeast-1. Public code older than Amazon Linux 2023 has it already, as
# Amazon Linux 2, which is out of support since 2026-06-30: look at what an AMI is (\`aws ec2 describe-images\`) before you pin it.
#
# Every setting follows. What stands under \`defaults\` may stand under an environment as well. A value is the default of development.
#
${settingComments()}`;
}
