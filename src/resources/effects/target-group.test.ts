import { expect, it } from 'vitest';
import { newTargetGroup } from './target-group.js';

const check = [{ interval: 30, path: '/health', healthy_threshold: 2 }];

it('on another port is without a healthy target until a new instance listens there', () => {
  const [effect] = newTargetGroup({ before: { port: 8080 }, after: { port: 9090, health_check: check } });
  expect(effect).toMatchObject({
    gravity: 'downtime',
    takes: expect.stringContaining('one instance needs to start'),
  });
  expect(effect?.does).toContain(
    'the instances that run listen on port 8080, so the application is away until the first new instance has started, listens on port 9090',
  );
  expect(effect?.does).toContain('has passed the health check of /health, which comes every 30 s');
});

it('with another protocol names both, on the same port too', () => {
  const [http, https] = ['HTTP', 'HTTPS'].map((protocol) => ({ port: 8443, protocol }));
  expect(newTargetGroup({ before: http ?? {}, after: https ?? {} })[0]?.does).toContain(
    'that run listen on port 8443 with HTTP, so the application is away until the first new instance has started, listens on port 8443 with HTTPS',
  );
});

it('on the same port, or without one, waits for the instances that run', () => {
  for (const port of [8080, null]) {
    const [effect] = newTargetGroup({
      before: { port, name: 'a' },
      after: { port, name: 'b', health_check: [] },
    });
    expect(effect?.does).toContain('the application is away until the first instance is registered in it');
    expect(effect?.takes).toBeUndefined();
  }
});
