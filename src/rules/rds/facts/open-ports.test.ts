import { expect, it } from 'vitest';
import { readStack } from '../../../model/stack/read-stack.js';
import { openPorts } from './open-ports.js';

function opened(ingress: readonly object[]) {
  const model = readStack({ resource: { aws_security_group: { db: { ingress } } } });
  const [group] = model.elements;
  return group && openPorts(model, group);
}
const tcp = (from: number, to: number, protocol = 'tcp') => ({ protocol, from_port: from, to_port: to });

it('knows every port of several ranges, and none between them', () => {
  const ports = opened([tcp(90, 95), tcp(10, 20), tcp(15, 30), tcp(50, 40), tcp(60, 60, 'udp'), tcp(31, 31)]);
  const open = Array.from({ length: 100 }, (_, port) => port).filter((port) => ports?.includes(port));
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  expect(open).toEqual([...range(10, 31), ...range(90, 95)]);
  expect(ports).toMatchObject({ hasRules: true, hasUnknown: false });
});

it('a rule for every protocol opens every port', () => {
  expect(opened([tcp(10, 20), { protocol: '-1' }])?.includes(65_535)).toBe(true);
});

it('what is known after apply is unknown, beside what is known', () => {
  const ports = opened([tcp(10, 20), { protocol: 'tcp', from_port: '${var.a}', to_port: 9 }]);
  expect([ports?.hasUnknown, ports?.includes(10), ports?.includes(9)]).toEqual([true, true, false]);
});
