import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from './resolve-environment.js';

const prod = () => resolveEnvironment({ environment: 'prod', suffix: 'prod-001' });

describe('an environment that was found to be sound', () => {
  it('is taken as it is', () => {
    const config = prod();
    expect(resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config })).toBe(config);
  });

  it('is checked again for another suffix', () => {
    const again = resolveEnvironment({ environment: 'prod', suffix: 'prod-002', config: prod() });
    expect(again.suffix).toBe('prod-002');
  });

  it('is checked again when somebody has changed it', () => {
    const config = prod();
    Reflect.set(config.compute, 'minSize', -1);
    expect(() => resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config })).toThrow(/minSize/);
  });
});
