import { describe, expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
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

it('tells of instances whether they reach each other, when that is asked', () => {
  const model = (ingress: object) =>
    readStack({
      resource: {
        aws_security_group: {
          app: {
            ingress: [{ protocol: 'tcp', from_port: 7946, to_port: 7946, ...ingress }],
            egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
          },
        },
        aws_launch_template: { app: { vpc_security_group_ids: ['${aws_security_group.app.id}'] } },
        aws_autoscaling_group: { app: { launch_template: { id: '${aws_launch_template.app.id}' } } },
      },
    });
  const asked = (ingress: object) =>
    reachModel(
      model(ingress),
      { name: 'x', environment: null },
      { from: 'instances', to: 'instances' },
    ).pairs.map(({ answer }) => answer.outcome);
  expect(asked({ self: true })).toEqual(['reachable']);
  expect(asked({ cidr_blocks: ['10.9.0.0/16'] })).toEqual(['blocked']);
});
