import { expect, it } from 'vitest';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { synthesizeStack } from './synth/synthesize.js';

it.each(['secretsManager', 'generated'] as const)(
  'the password from %s stands under one id in the tree of the stack',
  (source) => {
    const config = { database: { password: { source } } };
    const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
    const paths = synthesizeStack(environment).match(/multi-env-dev-001\/\w+\/rds_password\w*/g) ?? [];
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(path).toMatch(/^multi-env-dev-001\/password\//);
  },
);
