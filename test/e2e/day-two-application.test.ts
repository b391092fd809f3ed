import { describe, it } from 'vitest';
import { requires } from '../requires.js';
import { deployAndSettle, deployedEnvironment, environmentFile } from './deployed-environment.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

/** Edits in the order in which they are made: each also takes back what only the one before had. */
const edits = [
  ['the port of the application', 'app: { port: 9000 }'],
  [
    'health path, boot script, sizes and idle timeout',
    `app: { port: 9000, healthPath: /ready, bootScript: "#!/bin/sh\\necho \${HOME} %{x}\\n" }
compute: { minSize: 2, maxSize: 5, desiredCapacity: 3 }
loadBalancer: { idleTimeoutSeconds: 120 }`,
  ],
  [
    'instance type, versioning, a certificate, a tag, and the port back',
    `compute: { instanceType: t4g.small }
storage: { versioning: true }
loadBalancer: { certificateArn: "arn:aws:acm:ap-southeast-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef" }
tags: { CostCenter: "4711" }`,
  ],
  ['versioning, certificate and tag away again', ''],
] as const;

describe.runIf(tools)('the application of a deployed environment', { timeout: 600_000 }, () => {
  const project = deployedEnvironment();

  it.each(edits)('takes an edit of %s, and needs nothing more after it', async (_name, settings) => {
    project.write(environmentFile(settings));
    await deployAndSettle(project);
  });
});
