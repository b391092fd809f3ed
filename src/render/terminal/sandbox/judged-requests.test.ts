import { expect, it } from 'vitest';
import { judgedRequestsText } from './judged-requests.js';

const missing = {
  service: 'rds',
  operation: 'CreateDBInstance',
  code: 'MissingParameter',
  member: 'DBInstanceClass',
  constraint: 'Member must not be null',
};

it('says nothing where nothing was refused', () => {
  expect(judgedRequestsText({ judged: 12, refused: 0, unjudged: 0, last: [] })).toBe('');
});

it('tells one request as one, and several as several', () => {
  expect(judgedRequestsText({ judged: 1, refused: 1, unjudged: 2, last: [] })).toBe(
    'refused 1 of 1 request, as AWS would; the last of them:\ncould not judge 2 requests: the log of the server says where\n',
  );
});

it('tells the last refusals, a line each, and what could not be judged', () => {
  const named = { ...missing, member: '', constraint: 'one-subnet-per-zone\nforged' };
  expect(judgedRequestsText({ judged: 12, refused: 7, unjudged: 1, last: [missing, named] })).toBe(
    [
      'refused 7 of 12 requests, as AWS would; the last of them:',
      '  rds CreateDBInstance MissingParameter: DBInstanceClass: Member must not be null',
      '  rds CreateDBInstance MissingParameter: one-subnet-per-zone\\u{a}forged',
      'could not judge 1 request: the log of the server says where',
      '',
    ].join('\n'),
  );
});
