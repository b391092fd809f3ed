type Env = Readonly<Record<string, string | undefined>>;

/** The address of a run, where the variables of a CI system name it. */
const addressesOf: readonly ((env: Env) => string | undefined)[] = [
  // https://docs.github.com/actions/reference/workflows-and-actions/variables
  ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id }) =>
    server && repository && id ? plain(`${server}/${repository}/actions/runs/${id}`) : undefined,
  // https://docs.gitlab.com/ci/variables/predefined_variables/
  ({ CI_JOB_URL: job, CI_PIPELINE_URL: pipeline }) => plain(job) ?? plain(pipeline),
  // https://learn.microsoft.com/azure/devops/pipelines/build/variables
  ({ SYSTEM_COLLECTIONURI: server, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: id }) => {
    const page = plain(`${server}${encodeURIComponent(project ?? '')}/_build/results`);
    return project && /^\d+$/.test(id ?? '') && page !== undefined ? `${page}?buildId=${id}` : undefined;
  },
  ({ CIRCLE_BUILD_URL: circle, BUILDKITE_BUILD_URL: buildkite }) => plain(circle) ?? plain(buildkite),
  // https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables
  ({ BUILD_URL: jenkins }) => plain(jenkins),
];

/** Address of the run in CI, as the standard variables of CI systems have it; null where none does. */
export function ciRunUrl(env: Env): string | null {
  const [address] = addressesOf.flatMap((of) => of(env) ?? []);
  return address === undefined || address.length > 512 ? null : address;
}

/** Without user, password, query and fragment: they may hold secrets. */
function plain(text: string | undefined): string | undefined {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}` : undefined;
}
