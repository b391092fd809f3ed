import { describe, expect, it } from 'vitest';
import { architectureOf } from './architecture.js';

describe('the architecture of an instance type', () => {
  it.each([
    'a1.medium',
    't4g.micro',
    'm6gd.large',
    'c7gn.xlarge',
    'x2gd.large',
    'im4gn.large',
    'is4gen.large',
    'i8g.large',
    'g5g.xlarge',
    'hpc7g.4xlarge',
  ])('is arm64 for %s', (type) => expect(architectureOf(type)).toBe('arm64'));

  it.each([
    't3.micro',
    't3a.micro',
    'm6i.large',
    'm7i-flex.large',
    'g4dn.xlarge',
    'c5n.large',
    'p5en.48xlarge',
    'trn1.2xlarge',
    'u7i-12tb.224xlarge',
  ])('is x86_64 for %s', (type) => expect(architectureOf(type)).toBe('x86_64'));
});
