#!/usr/bin/env node
// Adds to package-lock.json the optional packages of other platforms that the registry in use did not serve: without them `npm ci` refuses the lock file.
// Run it after every change of dependencies: `node scripts/complete-lock.mjs`. It changes nothing in a complete lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const platform =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|wasm32)/;
const lock = JSON.parse(readFileSync(file, 'utf8'));

function entryFor(name, range, owner) {
  const [, os, cpu] = platform.exec(name) ?? [];
  const libc = /musl/.test(name) ? ['musl'] : /gnu/.test(name) ? ['glibc'] : undefined;
  return {
    version: range.replace(/^[\^~]/, ''),
    cpu: [cpu],
    dev: owner.dev,
    ...(os === 'linux' && libc !== undefined ? { libc } : {}),
    optional: true,
    os: [os],
    ...(owner.engines === undefined ? {} : { engines: owner.engines }),
  };
}

for (const owner of Object.values(lock.packages))
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {}))
    if (platform.test(name)) lock.packages[`node_modules/${name}`] ??= entryFor(name, range, owner);

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
