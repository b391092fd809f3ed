/** Versions of the AWS provider that the stack is written for: it uses only attributes that the oldest one knows. */
export const awsProviderVersion = '>= 5.100.0, < 7.0.0';

/** What the stack asks of Terraform or OpenTofu, and of the provider: overrides of what cdktn's bindings would ask. */
export const engineRequirements = {
  required_version: '>= 1.11.0',
  required_providers: { aws: { source: 'hashicorp/aws', version: awsProviderVersion } },
} as const;
