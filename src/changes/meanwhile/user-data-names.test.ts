import { describe, expect, it } from 'vitest';
import { everyOption } from '../../../test/fixtures/every-option.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { resourceTypeOf } from '../../resources/index.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import { localsIn, namesInLocal } from '../written/stack-locals.js';

describe('what the user data of a stack reads', () => {
  const read = everyOption.flatMap(({ environment, config }) => {
    const stack = stackJson(resolveEnvironment({ environment, suffix: `${environment}-001`, config }));
    return namesInLocal('local.user_data', localsIn(stack));
  });
  const types = new Set(read.flatMap((name) => (/^aws_/.test(name) ? (name.split('.')[0] ?? []) : [])));

  it('comes from resources of which it is declared what fails for those who still know them as they were', () => {
    expect(types.size).toBeGreaterThan(1);
    expect([...types].filter((type) => resourceTypeOf(type)?.former?.[''] === undefined)).toEqual([]);
  });
});
