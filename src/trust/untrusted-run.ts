import { readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Why the file of this run is not to be trusted: `MULTIENV_UNTRUSTED`, or a CI system that says the run is for a pull request from a fork, or
 * does not say where it is from. Undefined where nothing speaks against it. `MULTIENV_UNTRUSTED=0` is the person's word against the CI system.
 */
export function whyUntrusted(env: Env): string | undefined {
  const said = env.MULTIENV_UNTRUSTED?.trim().toLowerCase();
  if (said !== undefined && said !== '')
    return ['0', 'false', 'no', 'off'].includes(said) ? undefined : 'MULTIENV_UNTRUSTED is set';
  for (const [system, isFromFork] of Object.entries(systems))
    if (isFromFork(env))
      return `${system} says that it is of a pull request from a fork, or does not say where it is from`;
  return undefined;
}

/** By the variables that each system documents; Bitbucket has none that names the repository of a pull request. */
const systems: Readonly<Record<string, (env: Env) => boolean>> = {
  'GitHub Actions': isForkOnGitHub,
  'GitLab CI': (env) =>
    differ(env.CI_MERGE_REQUEST_SOURCE_PROJECT_ID, env.CI_MERGE_REQUEST_PROJECT_ID ?? env.CI_PROJECT_ID) ||
    differ(
      env.CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY,
      env.CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY ?? '',
    ),
  'Azure Pipelines': (env) =>
    isYes(env.SYSTEM_PULLREQUEST_ISFORK) ||
    (env.BUILD_REASON === 'PullRequest' && env.SYSTEM_PULLREQUEST_ISFORK === undefined),
  // It sets these for pull requests from forks alone.
  CircleCI: (env) => Boolean(env.CIRCLE_PR_REPONAME || env.CIRCLE_PR_USERNAME),
  Buildkite: (env) =>
    isPullRequest(env.BUILDKITE_PULL_REQUEST) &&
    repositoryName(env.BUILDKITE_PULL_REQUEST_REPO) !== repositoryName(env.BUILDKITE_REPO),
  Jenkins: (env) => Boolean(env.CHANGE_FORK),
  Travis: (env) =>
    isPullRequest(env.TRAVIS_PULL_REQUEST) && (env.TRAVIS_PULL_REQUEST_SLUG ?? '') !== env.TRAVIS_REPO_SLUG,
  AppVeyor: (env) => differ(env.APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME, env.APPVEYOR_REPO_NAME ?? ''),
  // It clones the head of the pull request and runs the commands of its workflows there.
  Atlantis: (env) =>
    isPullRequest(env.PULL_NUM) &&
    (differ(env.HEAD_REPO_OWNER, env.BASE_REPO_OWNER ?? '') ||
      differ(env.HEAD_REPO_NAME, env.BASE_REPO_NAME ?? '')),
  Semaphore: (env) => differ(env.SEMAPHORE_GIT_PR_SLUG, env.SEMAPHORE_GIT_REPO_SLUG ?? ''),
};

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one !== '' && one !== other;
}

function isYes(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

/** Both systems write `false` where there is none. */
function isPullRequest(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false';
}

/** `git@github.com:acme/shop.git` and `https://github.com/acme/shop` are the same. */
function repositoryName(address: string | undefined): string {
  return (address ?? '')
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(':', '/')
    .replace(/(\.git)?\/?$/i, '')
    .toLowerCase();
}

/** Events whose code is that of a pull request. A comment does not say of which repository. */
const ofPullRequests = /^(pull_request(_target|_review|_review_comment)?|workflow_run|issue_comment)$/;

function isForkOnGitHub(env: Env): boolean {
  const name = env.GITHUB_EVENT_NAME ?? '';
  if (!ofPullRequests.test(name)) return false;
  const event = readEvent(env.GITHUB_EVENT_PATH);
  if (event === undefined) return true;
  if (name === 'issue_comment') return at(event, 'issue', 'pull_request') !== undefined;
  const base = at(event, 'pull_request', 'base', 'repo') ?? at(event, 'repository');
  const head =
    name === 'workflow_run'
      ? at(event, 'workflow_run', 'head_repository')
      : at(event, 'pull_request', 'head', 'repo');
  // A fork that was deleted meanwhile is null.
  return !isSameRepository(head, base);
}

function isSameRepository(one: unknown, other: unknown): boolean {
  const keys = ['id', 'full_name'].filter(
    (key) => at(one, key) !== undefined && at(other, key) !== undefined,
  );
  return keys.length > 0 && keys.every((key) => at(one, key) === at(other, key));
}

function readEvent(file: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found ?? undefined;
}
