/** Name of the session in which a role is taken on for an environment: CloudTrail shows it. */
export function sessionName(suffix: string): string {
  return `multienv-${suffix}`;
}
