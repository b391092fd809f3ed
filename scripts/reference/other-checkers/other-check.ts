/** A check of Checkov or Trivy about a resource type that our rules judge, and what we make of it. */
export type OtherCheck = {
  readonly tool: 'checkov' | 'trivy';
  /** `CKV_AWS_16`, `AVD-AWS-0080`. */
  readonly id: string;
  /** What it looks at, in a few words of ours. */
  readonly subject: string;
} & (
  | { /** Ids of our rules that say the same. */ readonly rules: readonly string[] }
  | { /** Why we have none. */ readonly reason: string }
);
