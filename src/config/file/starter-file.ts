/**
 * What `init` writes, and the first project of this repository: the three environments of the review, commented.
 * The text is a constant so that a test can hold the repository's own file equal to it.
 */
export const starterFile = `# yaml-language-server: $schema=./schemas/environments.schema.json
#
# The environments of this project. Check it with \`multienv validate\`; your editor completes it from the schema above.
# What is not set here comes from \`defaults\`, and then from the table of the tier (development, staging, production).
version: 1
project: multi-env-infrastructure # the tag Project of every resource

defaults: # the same shape as an environment; an environment's own settings win
  aws: { region: ap-southeast-1 } # add accountId: "111122223333" (quoted) and Terraform refuses any other account

# The key is the suffix: every AWS name carries it, so that several deployments live side by side.
# dev, staging and prod name their tier; any other environment adds, for example, \`tier: development\`.
environments:
  dev-001:     { environment: dev }
  staging-002: { environment: staging, compute: { minSize: 2 } }
  prod-003:    { environment: prod }

# Which AMI? By default the newest Amazon Linux 2023 of the region, read from its public SSM parameter at every plan. AWS publishes
# one about every two weeks, and each then changes the plan of environments without a pin. To pin one, set under an environment
# or under defaults:
#   compute:
#     amiId: ami-0c802847a7dd848c0
# That id is the one of the review, for ap-southeast-1. Public code older than Amazon Linux 2023 has it already, as Amazon Linux 2, which
# is out of support since 2026-06-30: look at what an AMI is (\`aws ec2 describe-images\`) before you pin it, and trust no label.
#
# Next: \`multienv secret init --env dev-001\` makes the password of the database, \`multienv plan --env dev-001\` shows what would be made.
`;
