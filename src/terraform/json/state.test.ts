import { expect, it } from 'vitest';
import { isCutOff, parseState, tryParseState } from './state.js';

const lb = { mode: 'managed', type: 'aws_lb', name: 'alb' };

it('keeps all that instances hold, also what it has no name for', () => {
  const instances = [{ schema_version: 0, private: 'x', attributes: { id: 'a', tags: null } }];
  const state = {
    version: 4,
    terraform_version: '1.11.4',
    serial: 3,
    lineage: 'one',
    outputs: {},
    check_results: null,
  };
  expect(parseState(JSON.stringify({ ...state, resources: [{ ...lb, instances }] }), 'dev-001')).toEqual({
    version: 4,
    terraform_version: '1.11.4',
    serial: 3,
    lineage: 'one',
    outputs: {},
    resources: [{ ...lb, instances }],
  });
});

it('takes nothing for a state that holds nothing', () => {
  expect(parseState(' \n', 'dev-001')).toMatchObject({ serial: 0, lineage: '', resources: [] });
});

it.each([
  ['of an older version', { version: 3, modules: [] }, 'version: only version 4 is known'],
  ['of a newer version', { version: 5 }, 'version: only version 4 is known'],
  ['without a version', { resources: [] }, 'version: only version 4 is known'],
  ['that is a list', [], 'expected object'],
  ['with a null among its resources', { version: 4, resources: [null] }, 'resources.0'],
  [
    'with a null among the instances',
    { version: 4, resources: [{ ...lb, instances: [null] }] },
    'resources.0.instances.0',
  ],
  ['with a resource of no mode', { version: 4, resources: [{ type: 'a', name: 'b' }] }, 'resources.0.mode'],
])('what is no state is refused: one %s', (_what, document, reason) => {
  const text = JSON.stringify(document);
  expect(() => parseState(text, 'dev-001')).toThrow(
    expect.objectContaining({
      code: 'state-unreadable',
      message: expect.stringMatching(new RegExp(`^dev-001: .*${reason}`)),
    }),
  );
  expect(tryParseState(text)).toBeUndefined();
  expect(isCutOff(text)).toBe(false);
});

it('one that was cut off is told from one of another format, and from none', () => {
  expect(() => parseState('{"version":4,', 'dev-001')).toThrow('it is not JSON');
  expect([isCutOff('{"version":4,'), isCutOff(''), isCutOff('{}')]).toEqual([true, false, false]);
});
