import { expect, it } from 'vitest';
import { exampleModel } from '../example-model.js';
import { elementsOf, judge } from '../judge.js';
import accessLogs from './access-logs.js';

function outcomes(...protocols: readonly string[]): readonly string[] {
  const listeners = Object.fromEntries(
    protocols.map((protocol, index) => [
      `l${index}`,
      { load_balancer_arn: '${aws_lb.nlb.arn}', port: 443 + index, protocol },
    ]),
  );
  const resource = { aws_lb: { nlb: { load_balancer_type: 'network' } }, aws_lb_listener: listeners };
  const model = exampleModel(accessLogs, { stack: { resource } });
  const expected = { region: 'ap-southeast-1' };
  const context = { model, tier: 'production', today: '2026-11-28', expected } as const;
  return elementsOf(accessLogs, context).flatMap((element) =>
    judge(accessLogs, element, context).map(({ outcome }) => outcome),
  );
}

it('a network load balancer without a TLS listener has nothing to log', () => {
  expect(outcomes('TCP', 'UDP')).toEqual(['notApplicable']);
  expect(outcomes('TCP', 'tls')).toEqual(['fail']);
  expect(outcomes('TCP', '${var.protocol}')).toEqual(['fail']);
  expect(outcomes()).toEqual(['fail']);
});
