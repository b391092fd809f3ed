import { expect, it } from 'vitest';
import { finding } from '../../../test/fixtures/check-reports.js';
import { findingSentence } from './finding-sentence.js';

it.each([
  [finding(), 'aws_ebs_volume.data of prod-003 violates “Storage is encrypted”'],
  [
    finding({ environment: null, message: 'It is not set.' }),
    'aws_ebs_volume.data violates “Storage is encrypted”: It is not set',
  ],
  [
    finding({ outcome: 'unknown' }),
    'Whether aws_ebs_volume.data of prod-003 passes “Storage is encrypted” is known only after apply',
  ],
  [finding({ outcome: 'pass' }), 'aws_ebs_volume.data of prod-003 passes “Storage is encrypted”'],
])('says what was found', (found, sentence) => {
  expect(findingSentence(found)).toBe(sentence);
});
