/** An identity provider that signs for everybody who has an account there. */
export interface SharedIssuer {
  /** As in the ARN of the provider in IAM, and in its condition keys. */
  readonly host: string;
  readonly name: string;
  /** What a subject names first: the owner, whom strangers cannot be. */
  readonly owner: string;
  /** Subjects of strangers. */
  readonly strangers: readonly string[];
  /** How a subject has to begin that names an owner. */
  readonly subject: string;
}

/**
 * Issuers that several of AWS's customers share, and whose subjects are known; GitHub’s are read apart, since it lets a repository change them.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export const sharedIssuers: readonly SharedIssuer[] = [
  {
    host: 'token.actions.githubusercontent.com',
    name: 'GitHub',
    owner: 'an organisation or a repository',
    strangers: [],
    subject: 'repo:OWNER/NAME:…',
  },
  {
    host: 'gitlab.com',
    name: 'GitLab',
    owner: 'a group',
    strangers: ['project_path:stranger/theirs:ref_type:branch:ref:main'],
    subject: 'project_path:GROUP/NAME:…',
  },
  {
    host: 'app.terraform.io',
    name: 'HCP Terraform',
    owner: 'an organization',
    strangers: ['organization:stranger:project:theirs:workspace:theirs:run_phase:apply'],
    subject: 'organization:NAME:…',
  },
  {
    host: 'agent.buildkite.com',
    name: 'Buildkite',
    owner: 'an organization',
    strangers: ['organization:stranger:pipeline:theirs:ref:refs/heads/main:commit:0:step:'],
    subject: 'organization:SLUG:…',
  },
];

/** True where the fixed start of a pattern names an owner: `organization:acme:*`, `project_path:acme/*`. */
export function namesOwner(pattern: string): boolean {
  return /^[a-z_]+:[^*?:/]+[:/]/.test(pattern);
}
