import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../rules/example-model.js';
import { rules } from '../../rules/index.js';
import { reachModel } from './reach-model.js';

describe('an answer', () => {
  const models = rules.flatMap((rule) =>
    [...rule.examples.pass, ...rule.examples.fail, ...(rule.examples.unknown ?? [])].map((example) =>
      exampleModel(rule, example),
    ),
  );

  it('is given of every stack, and says what it rests on', () => {
    const faults: string[] = [];
    const counts = { reachable: 0, blocked: 0, unknown: 0 };
    for (const model of models)
      for (const { from, to, answer } of reachModel(model, { name: 'x', environment: null }, {}).pairs) {
        const { outcome, path, stop, unknowns } = answer;
        counts[outcome] += 1;
        const isSound = {
          reachable: path.every(({ verdict }) => verdict === 'yes') && stop === undefined,
          blocked: stop?.verdict === 'no' && path.every(({ verdict }) => verdict !== 'no'),
          unknown: unknowns.length > 0 && path.every(({ verdict }) => verdict !== 'no'),
        }[outcome];
        if (!isSound) faults.push(`${from.address} -> ${to.address}: ${outcome}`);
      }
    expect(faults).toEqual([]);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(50);
  });
});
