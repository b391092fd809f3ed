/** CPU architecture, in the words of EC2. */
export type Architecture = 'x86_64' | 'arm64';

/**
 * Architecture of an instance type: Graviton families carry a `g` behind their generation (`t4g`, `m6gd`, `c7gn`), and `a1` was the first.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  const family = instanceType.split('.')[0] ?? '';
  const options = /^[a-z]+\d+([a-z-]*)/.exec(family)?.[1] ?? '';
  return family === 'a1' || options.includes('g') ? 'arm64' : 'x86_64';
}
