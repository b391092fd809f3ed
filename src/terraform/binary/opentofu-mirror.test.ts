import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkForOpenTofu } from './opentofu-mirror.js';

let folder: string;
let provider: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-tofu-mirror-'));
  provider = join(folder, 'mirror', 'registry.terraform.io', 'hashicorp', 'aws');
  mkdirSync(join(provider, '5.100.0', 'linux_amd64'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const from = join('registry.terraform.io', 'hashicorp', 'aws');
const to = join('registry.opentofu.org', 'hashicorp', 'aws');
const link = () => linkForOpenTofu(join(folder, 'mirror'), { from, to, cacheFolder: join(folder, 'cache') });

it('links an unpacked provider at the level of its platform', () => {
  expect(readlinkSync(join(link(), to, '5.100.0', 'linux_amd64'))).toBe(
    join(provider, '5.100.0', 'linux_amd64'),
  );
});

it('links a packed provider', () => {
  const file = 'terraform-provider-aws_6.0.0_linux_amd64.zip';
  writeFileSync(join(provider, file), '');
  expect(readlinkSync(join(link(), to, file))).toBe(join(provider, file));
});

it('makes the links once, and anew when the mirror holds something else', () => {
  const first = link();
  expect(link()).toBe(first);
  mkdirSync(join(provider, '6.0.0', 'linux_amd64'), { recursive: true });
  const second = link();
  expect(second).not.toBe(first);
  expect(readdirSync(join(second, to)).sort()).toEqual(['5.100.0', '6.0.0']);
});
