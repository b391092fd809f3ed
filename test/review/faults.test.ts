import { describe, expect, it } from 'vitest';
import { readStack } from '../../src/model/stack/read-stack.js';
import { review } from '../../src/policy/review/review.js';
import { correctedStack, type Json } from '../fixtures/review/corrected.js';
import { faultForms } from '../fixtures/review/forms/index.js';
import { stacksOf } from '../fixtures/review/forms.js';
import { rowsOfUnsafeStack, unsafeStack } from '../fixtures/review/unsafe.js';

/** Failed findings that carry a row of the requirements, as `row rule address attribute`. */
function openRows(stack: Json): readonly string[] {
  return review(readStack(stack), {
    tier: 'production',
    today: '2026-11-25',
    expected: { region: 'ap-southeast-1' },
  })
    .filter(({ outcome, requirement }) => outcome === 'fail' && requirement !== null)
    .map(({ requirement, ruleId, address, attribute }) => `${requirement} ${ruleId} ${address} ${attribute}`);
}

const rowsOf = (findings: readonly string[]) => new Set(findings.map((one) => Number(one.split(' ')[0])));

describe('the faults of the earlier stack', () => {
  it.each(rowsOfUnsafeStack)('row %i is found', (row) => {
    expect(rowsOf(openRows(unsafeStack()))).toContain(row);
  });

  it('are not found in its corrected twin', () => {
    expect(openRows(correctedStack())).toEqual([]);
  });
});

describe.each(faultForms)('row $row: $name', (form) => {
  it('is found', () => {
    expect(rowsOf(openRows(stacksOf(form).faulty))).toContain(form.row);
  });

  it('is not found in its corrected twin', () => {
    expect(openRows(stacksOf(form).right)).toEqual([]);
  });
});
