import { join } from 'node:path';
import { platform } from 'node:process';
import { expect, it } from 'vitest';
import { configFolder } from './config-folder.js';

it.runIf(platform === 'linux')('is the one of the XDG specification', () => {
  expect(configFolder({ HOME: '/home/jo' })).toBe(join('/home/jo', '.config', 'multienv'));
  expect(configFolder({ HOME: '/home/jo', XDG_CONFIG_HOME: '/etc/jo' })).toBe('/etc/jo/multienv');
  expect(configFolder({ HOME: '/home/jo', XDG_CONFIG_HOME: 'relative' })).toBe('/home/jo/.config/multienv');
});
