import { expect, it } from 'vitest';
import { ciRunUrl } from './ci-run-url.js';

const github = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_RUN_ID: '42',
};
const azure = {
  SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
  SYSTEM_TEAMPROJECT: 'Web shop',
  BUILD_BUILDID: '7',
};

it.each([
  ['GitHub', github, 'https://github.com/acme/shop/actions/runs/42'],
  ['GitLab, the job', { CI_JOB_URL: 'https://gitlab.com/a/-/jobs/1' }, 'https://gitlab.com/a/-/jobs/1'],
  [
    'GitLab, the job before its pipeline',
    { CI_JOB_URL: 'https://gitlab.com/a/-/jobs/1', CI_PIPELINE_URL: 'https://gitlab.com/a/-/pipelines/2' },
    'https://gitlab.com/a/-/jobs/1',
  ],
  [
    'GitLab, the pipeline',
    { CI_PIPELINE_URL: 'https://gitlab.com/a/-/pipelines/2' },
    'https://gitlab.com/a/-/pipelines/2',
  ],
  ['Azure', azure, 'https://dev.azure.com/acme/Web%20shop/_build/results?buildId=7'],
  ['CircleCI', { CIRCLE_BUILD_URL: 'https://circleci.com/a/1' }, 'https://circleci.com/a/1'],
  ['Buildkite', { BUILDKITE_BUILD_URL: 'https://buildkite.com/a/1' }, 'https://buildkite.com/a/1'],
  ['Jenkins', { BUILD_URL: 'http://jenkins.acme.example/job/a/1/' }, 'http://jenkins.acme.example/job/a/1/'],
])('is the page of the run: %s', (_, env, address) => {
  expect(ciRunUrl(env)).toBe(address);
});

it.each([
  ['no variable of CI', {}],
  ['no run id', { ...github, GITHUB_RUN_ID: undefined }],
  ['no repository', { ...github, GITHUB_REPOSITORY: '' }],
  ['no server', { ...github, GITHUB_SERVER_URL: undefined }],
  ['no project', { ...azure, SYSTEM_TEAMPROJECT: undefined }],
  ['no build', { ...azure, BUILD_BUILDID: undefined }],
  ['a build id that is no number', { ...azure, BUILD_BUILDID: '7&x=y' }],
  ['no collection', { ...azure, SYSTEM_COLLECTIONURI: undefined }],
  ['an address that is none', { BUILD_URL: 'job/a/1' }],
  ['another protocol', { BUILD_URL: 'javascript:alert(1)' }],
  ['a very long address', { BUILD_URL: `https://a.example/${'x'.repeat(500)}` }],
])('is nothing where there is %s', (_, env) => {
  expect(ciRunUrl(env)).toBeNull();
});

it('may have 512 letters', () => {
  const address = `https://a.example/${'x'.repeat(512 - 'https://a.example/'.length)}`;
  expect(ciRunUrl({ BUILD_URL: address })).toBe(address);
  expect(ciRunUrl({ BUILD_URL: `${address}x` })).toBeNull();
});

it('has no user, password, query or fragment', () => {
  expect(ciRunUrl({ BUILD_URL: 'https://me:secret@a.example/job/1?token=x#y' })).toBe(
    'https://a.example/job/1',
  );
});
