// Deploys, changes and destroys environments on the sandbox, and writes which calls each step makes to AWS, as test/fixtures/aws-calls.json:
//   npx tsx scripts/aws-calls.ts
// The guide on permissions is held to that file by a test. Takes some minutes; needs Terraform and Python.
import { writeFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';
import buildFirst from '../test/build-first.js';
import { startAwsProxy } from '../test/e2e/aws-proxy.js';
import { TemporarySandbox } from '../test/e2e/temporary-sandbox.js';
import { awsCall } from './recording/aws-call.js';

/**
 * Every source of the password, both kinds of tier, a state in S3, a domain name and a certificate, access logs, and encryption with a key
 * of KMS. Production without what would stop its destroy.
 */
const before = `version: 1
environments:
  dev-001: { environment: dev, backend: { type: s3, bucket: states-of-the-team } }
  dev-002:
    environment: dev
    storage: { encryption: 'aws:kms', accessLogs: true }
    database: { password: { source: rdsManaged } }
    loadBalancer: { domainName: dev.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ, accessLogs: true }
  prod-003:
    environment: prod
    loadBalancer: { deletionProtection: false, allowPlainHttp: { reason: This is the sandbox. } }
    database: { deletionProtection: false, finalSnapshot: false, password: { source: generated } }
    storage: { forceDestroy: true }
`;
/** Something to change in every service: script, health check, backups, versioning, tags. */
const after = before
  .replace('environments:', 'defaults: { tags: { Step: two }, app: { healthPath: /ready } }\nenvironments:')
  .replace(
    '{ environment: dev,',
    '{ environment: dev, storage: { versioning: true }, database: { storageGiB: 30 },',
  );

const sandbox = new TemporarySandbox(before);
const calls = new Map<string, Set<string>>();
let step = '';
await buildFirst();
try {
  await sandbox.succeed('sandbox', 'up');
  const proxy = await startAwsProxy(sandbox.endpoint, {
    before: (request) => {
      const call = awsCall(request);
      if (call !== undefined) calls.set(step, (calls.get(step) ?? new Set()).add(call));
      return 'pass';
    },
  });
  const run = async (name: string, ...args: string[]) => {
    step = name;
    process.stderr.write(`${name}: multienv ${args.join(' ')}\n`);
    const { exitCode, stderr } = await sandbox.multienv(...args, '--sandbox', proxy.endpoint);
    // Before the first deploy doctor and plan may have something to say; the calls are what counts.
    if (exitCode !== 0) process.stderr.write(`It ended with ${exitCode}.\n${stderr.slice(-3000)}\n`);
  };
  const all = ['--env', 'dev-00*', '--env', 'prod-003'];
  await run('bootstrap', 'bootstrap', '--yes');
  // A second run reads what the first one made.
  await run('bootstrap', 'bootstrap', '--yes');
  await run('secret', 'secret', 'init', '--env', 'dev-001');
  await run('secret', 'secret', 'status');
  await run('doctor', 'doctor');
  await run('plan', 'plan', ...all);
  await run('deploy', 'deploy', ...all, '--yes', '--skip-doctor');
  sandbox.write(after);
  await run('plan', 'plan', ...all);
  await run('drift', 'drift');
  await run('list', 'list');
  await run('secret', 'secret', 'rotate', '--env', 'dev-001', '--env', 'prod-003');
  await run('deploy', 'deploy', ...all, '--yes', '--skip-doctor');
  await run('destroy', 'destroy', '--confirm', 'dev-001', '--confirm', 'dev-002', '--confirm', 'prod-003');
  proxy.close();
  const sorted = Object.fromEntries([...calls].map(([name, made]) => [name, [...made].sort()]));
  writeFileSync(packageFile('test/fixtures/aws-calls.json'), `${JSON.stringify(sorted, null, 2)}\n`);
} finally {
  await sandbox.close();
}
