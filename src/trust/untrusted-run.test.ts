import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { whyUntrusted } from './untrusted-run.js';

function github(name: string, event: unknown): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-event-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'event.json');
  writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event));
  return { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file };
}

const shop = { id: 1, full_name: 'acme/shop' };
const fork = { id: 2, full_name: 'mallory/shop', fork: true };
const pull = (head: unknown) => ({
  pull_request: { head: { repo: head }, base: { repo: shop } },
  repository: shop,
});

const untrusted: Readonly<Record<string, () => Record<string, string>>> = {
  'a pull request from a fork': () => github('pull_request', pull(fork)),
  'one with the rights of the target': () => github('pull_request_target', pull(fork)),
  'one of a fork that was deleted': () => github('pull_request', pull(null)),
  'an event that cannot be read': () => github('pull_request', '{'),
  'an event that is not there': () => ({ GITHUB_EVENT_NAME: 'pull_request_target' }),
  'an event without a head': () => github('pull_request', {}),
  'a run after one of a fork': () =>
    github('workflow_run', { workflow_run: { head_repository: fork }, repository: shop }),
  'a comment on a pull request, which does not say from where it is': () =>
    github('issue_comment', { issue: { pull_request: { url: 'x' } }, repository: shop }),
  'a merge request from a fork': () => ({
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_PROJECT_ID: '7',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '8',
  }),
  'a merge request in the pipeline of the fork': () => ({
    CI_PROJECT_ID: '8',
    CI_MERGE_REQUEST_PROJECT_ID: '7',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '8',
  }),
  'an external pull request from a fork': () => ({
    CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: 'mallory/shop',
    CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY: 'acme/shop',
  }),
  'Azure Pipelines of a fork': () => ({ BUILD_REASON: 'PullRequest', SYSTEM_PULLREQUEST_ISFORK: 'True' }),
  'Azure Pipelines that does not say': () => ({ BUILD_REASON: 'PullRequest' }),
  'CircleCI of a fork': () => ({ CIRCLE_PR_REPONAME: 'shop' }),
  'Buildkite of a fork': () => ({
    BUILDKITE_PULL_REQUEST: '12',
    BUILDKITE_PULL_REQUEST_REPO: 'git://github.com/mallory/shop.git',
    BUILDKITE_REPO: 'git@github.com:acme/shop.git',
  }),
  'Jenkins of a fork': () => ({ CHANGE_ID: '12', CHANGE_FORK: 'mallory/shop' }),
  'Travis of a fork': () => ({
    TRAVIS_PULL_REQUEST: '12',
    TRAVIS_PULL_REQUEST_SLUG: 'mallory/shop',
    TRAVIS_REPO_SLUG: 'acme/shop',
  }),
  'AppVeyor of a fork': () => ({
    APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME: 'mallory/shop',
    APPVEYOR_REPO_NAME: 'acme/shop',
  }),
  'Semaphore of a fork': () => ({
    SEMAPHORE_GIT_PR_SLUG: 'mallory/shop',
    SEMAPHORE_GIT_REPO_SLUG: 'acme/shop',
  }),
  'Atlantis of a fork': () => ({
    ...{ PULL_NUM: '12', HEAD_REPO_OWNER: 'mallory', HEAD_REPO_NAME: 'shop' },
    ...{ BASE_REPO_OWNER: 'acme', BASE_REPO_NAME: 'shop' },
  }),
  'Atlantis that does not say into what': () => ({ PULL_NUM: '12', HEAD_REPO_OWNER: 'acme' }),
  'MULTIENV_UNTRUSTED=1': () => ({ MULTIENV_UNTRUSTED: '1' }),
  'MULTIENV_UNTRUSTED=true': () => ({ MULTIENV_UNTRUSTED: 'true' }),
};

const trusted: Readonly<Record<string, () => Record<string, string>>> = {
  'a shell': () => ({}),
  'a push': () => github('push', { repository: shop }),
  'a pull request from a branch': () => github('pull_request', pull(shop)),
  'a pull request within a repository that is a fork itself': () =>
    github('pull_request', {
      pull_request: { head: { repo: fork }, base: { repo: fork } },
      repository: fork,
    }),
  'a run after a push': () =>
    github('workflow_run', { workflow_run: { head_repository: shop }, repository: shop }),
  'a comment on an issue': () => github('issue_comment', { issue: {}, repository: shop }),
  'a merge request from a branch': () => ({ CI_PROJECT_ID: '7', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '7' }),
  'Azure Pipelines of a branch': () => ({ BUILD_REASON: 'PullRequest', SYSTEM_PULLREQUEST_ISFORK: 'False' }),
  'Buildkite without a pull request': () => ({
    BUILDKITE_PULL_REQUEST: 'false',
    BUILDKITE_REPO: 'git@github.com:acme/shop.git',
  }),
  'Buildkite of a branch': () => ({
    BUILDKITE_PULL_REQUEST: '12',
    BUILDKITE_PULL_REQUEST_REPO: 'https://github.com/acme/shop',
    BUILDKITE_REPO: 'git@github.com:acme/shop.git',
  }),
  'Atlantis of a branch': () => ({
    ...{ PULL_NUM: '12', HEAD_REPO_OWNER: 'acme', HEAD_REPO_NAME: 'shop' },
    ...{ BASE_REPO_OWNER: 'acme', BASE_REPO_NAME: 'shop' },
  }),
  'Jenkins of a branch': () => ({ CHANGE_ID: '12' }),
  'Travis without a pull request': () => ({ TRAVIS_PULL_REQUEST: 'false', TRAVIS_REPO_SLUG: 'acme/shop' }),
  "the person's word against the CI system": () => ({ MULTIENV_UNTRUSTED: '0', CIRCLE_PR_REPONAME: 'shop' }),
};

describe('a run does not trust the file', () => {
  it.each(Object.entries(untrusted))('of %s', (_, env) => {
    expect(whyUntrusted(env())).toEqual(expect.any(String));
  });
});

describe('a run may trust the file', () => {
  it.each(Object.entries(trusted))('of %s', (_, env) => {
    expect(whyUntrusted(env())).toBeUndefined();
  });
});

it.each(['0', 'false', 'no', 'off', ' No ', 'FALSE', 'Off'])(
  'the word of a person, %j, counts more than that of the CI system',
  (said) => {
    expect(whyUntrusted({ MULTIENV_UNTRUSTED: said, CHANGE_FORK: 'mallory/shop' })).toBeUndefined();
  },
);

it.each(['1', 'true', 'yes', 'x'])('%j makes any run untrusted', (said) => {
  expect(whyUntrusted({ MULTIENV_UNTRUSTED: said })).toBe('MULTIENV_UNTRUSTED is set');
});

it('no word at all is none', () => {
  expect(whyUntrusted({ MULTIENV_UNTRUSTED: '  ' })).toBeUndefined();
  expect(whyUntrusted({ MULTIENV_UNTRUSTED: '', CHANGE_FORK: 'mallory/shop' })).toMatch(/^Jenkins says/);
});
