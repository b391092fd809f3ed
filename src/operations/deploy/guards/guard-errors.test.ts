import { describe, expect, it } from 'vitest';
import { plainInvocation } from '../../../errors/invocation.js';
import { allowanceForSeveral, allowanceUnknown, dataLossNotAllowed } from './guard-errors.js';

const about = { suffix: 'dev-001', invocation: plainInvocation };
type Loss = Parameters<typeof dataLossNotAllowed.problem>[0];
const loss: Loss = {
  ...{ ...about, address: 'aws_x.y', name: undefined, kind: 'destroy', causes: [], isTainted: false },
  ...{ kept: 'nothing', isProduction: false },
};
const allow = 'or allow the loss: multienv deploy --env dev-001 --allow aws_x.y';

describe('a loss of data', () => {
  it.each<[Partial<Loss>, string]>([
    [{}, 'aws_x.y would be deleted with the data in it. Nothing of it is kept.'],
    [
      { name: 'n', kind: 'replace', kept: 'snapshot' },
      'aws_x.y (n) would be replaced with the data in it. A snapshot would be taken first.',
    ],
    [
      { kept: 'own-snapshot' },
      'aws_x.y would be deleted with the data in it. No snapshot is taken of it: take one yourself first, or a backup, where its data is needed.',
    ],
    [
      { kind: 'replace', causes: ['a', 'b'], kept: 'in-place' },
      'aws_x.y would be replaced, because a and b cannot be changed in place. AWS deletes it only when it is empty: what is in it has to be moved or deleted before.',
    ],
  ])('is told with what is kept: %j', (more, words) => {
    expect(dataLossNotAllowed.problem({ ...loss, ...more }).message).toBe(`dev-001: ${words}`);
  });

  it.each<[Partial<Loss>, string]>([
    [{}, `Undo the change in environments.yaml, ${allow}`],
    [{ settings: ['s', 't'] }, `Undo the change of s and t in environments.yaml, ${allow}`],
    [{ causes: ['a', 'b'] }, `Undo the change of a and b, ${allow}`],
    [{ causes: ['a'], settings: ['s'] }, `Undo the change of s, ${allow}`],
    [
      { causes: ['a'], isTainted: true },
      `Its creation failed, or somebody tainted it: keep it with \`terraform untaint\`, ${allow}`,
    ],
    [{ isProduction: true }, `Undo the change in environments.yaml, ${allow} --reason WHY`],
  ])('is undone or allowed: %j', (more, hint) => {
    expect(dataLossNotAllowed.problem({ ...loss, ...more }).hint).toBe(hint);
  });
});

it.each([
  [[], 'The plan loses no data: leave out --allow.'],
  [['aws_x.a', 'aws_x.b'], 'Data is lost of: aws_x.a, aws_x.b.'],
])('an allowance of something else is told with what is lost: %j', (lost, hint) => {
  expect(allowanceUnknown.problem({ ...about, address: 'aws_x.y', lost })).toMatchObject({
    message: 'dev-001: the plan does not take away the data of `aws_x.y`, which --allow names.',
    hint,
  });
});

it('an allowance counts for one environment', () => {
  expect(allowanceForSeveral.problem({ chosen: 3, invocation: plainInvocation })).toMatchObject({
    message: '--allow counts for one environment, and 3 are chosen.',
    hint: 'Name one: multienv deploy --env SUFFIX --allow ADDRESS',
  });
});
