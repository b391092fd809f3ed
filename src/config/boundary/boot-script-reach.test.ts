import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadEnvironments } from '../file/load.js';

let project: string;
const base = mkdtempSync(join(tmpdir(), 'boot-script-'));
beforeAll(() => {
  project = join(base, 'project');
  mkdirSync(join(project, 'scripts'), { recursive: true });
  for (const file of ['outside.sh', 'project/boot.sh', 'project/scripts/boot.sh'])
    writeFileSync(join(base, file), '#!/bin/sh\nexit 0\n');
  symlinkSync(join(base, 'outside.sh'), join(project, 'linked.sh'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function reachOf(script: string): readonly string[] {
  const file = join(project, 'environments.yaml');
  writeFileSync(
    file,
    `version: 1\nenvironments:\n  dev-001: { environment: dev, app: { bootScript: ${script} } }\n`,
  );
  return (loadEnvironments(file).reaching ?? []).map(({ reach }) => reach);
}

it.each(['./boot.sh', 'scripts/boot.sh', './scripts/../boot.sh'])('%s stays in the project', (script) => {
  expect(reachOf(script)).toEqual([]);
});

it.each(['../outside.sh', './linked.sh'])('%s reaches beyond it', (script) => {
  expect(reachOf(script)).toEqual(['path']);
});
