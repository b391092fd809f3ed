import { tagFaults } from '../checks/tag-settings/tag-faults.js';

/** Whether a text can be the name of a project, which is the value of the tag `Project`. */
export function isProjectName(text: string): boolean {
  return text !== '' && text.length <= 256 && tagFaults('Project', text).length === 0;
}

/** The name of a folder made to fit: what a tag does not take becomes a hyphen. */
export function projectNameOf(folder: string): string {
  const fitting = folder.replaceAll(/[^\p{L}\p{N} _.:/=+\-@]+/gu, '-').slice(0, 64);
  return fitting.replaceAll(/^[\s-]+|[\s-]+$/g, '') || 'my-project';
}

/** Longest part of a project in the name of a bucket: with a token and a suffix of 28 characters it is still below 63. */
const longestPart = 20;

/** First part of the names of buckets: the project, and a token that nobody else has. */
export function bucketPrefixOf(project: string, token: string): string {
  const plain = project.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const part = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longestPart)
    .replace(/-$/, '');
  // S3 keeps names that begin so for itself.
  const isReserved = /^(sthree|amzn-s3-demo)(-|$)/.test(part);
  return `${part === '' || isReserved ? 'app' : part}-${token}`;
}
