import { describe, expect, it } from 'vitest';
import type { PassedThroughBackend } from '../settings/backend-settings.js';
import { reachOfBackend } from './environment-reach.js';

const told = (type: PassedThroughBackend, config: Readonly<Record<string, string | readonly string[]>>) =>
  reachOfBackend({ type, config } as Parameters<typeof reachOfBackend>[0]).map(({ at, reach, value }) => [
    at.join('.'),
    reach,
    value,
  ]);

describe('what a person is shown of a setting of a backend', () => {
  it('is the host of an address, not the password before it', () => {
    expect(told('http', { address: 'https://jo:canary@states.test:8443/x?token=canary' })).toEqual([
      ['backend.config.address', 'address', 'states.test:8443'],
    ]);
    expect(told('consul', { address: 'canary' })).toEqual([['backend.config.address', 'address', null]]);
  });

  it('is every path, in words that can be told apart', () => {
    expect(told('kubernetes', { config_path: '~/.kube/config' })).toEqual([
      ['backend.config.config_path', 'program', '~/.kube/config'],
    ]);
    expect(told('kubernetes', { config_paths: ['a b', 'c'] })).toEqual([
      ['backend.config.config_paths', 'program', '"a b" c'],
    ]);
    expect(told('consul', { key_file: '/etc/key.pem' })).toEqual([
      ['backend.config.key_file', 'path', '/etc/key.pem'],
    ]);
  });

  it('is nothing of what may be the secret itself', () => {
    expect(told('gcs', { credentials: 'canary', encryption_key: 'canary' })).toEqual([
      ['backend.config.credentials', 'program', null],
      ['backend.config.encryption_key', 'path', null],
    ]);
  });

  it('is nothing of what nobody has looked at, which counts as a program', () => {
    expect(told('consul', { brand_new: 'canary' })).toEqual([['backend.config.brand_new', 'program', null]]);
  });
});

describe('a connection of PostgreSQL', () => {
  it.each([
    'postgres://db.test/states',
    'postgresql://jo:canary@db.test:5432/states?sslmode=verify-full&connect_timeout=5&application_name=x',
    'postgres://db.test/states?sslsni=1&search_path=a&options=b',
  ])('is an address: %s', (conn_str) => {
    expect(told('pg', { conn_str })).toEqual([
      ['backend.config.conn_str', 'address', expect.stringMatching(/^db\.test/)],
    ]);
  });

  it.each([
    ['that names a certificate', 'postgres://db.test/states?sslmode=verify-full&sslrootcert=/etc/ca.pem'],
    ['that names a file of passwords', 'postgres://db.test/states?passfile=/home/jo/.pgpass'],
    ['without a host', 'postgres:///states'],
    ['with a socket as its host', 'postgres://%2Fvar%2Frun/states'],
    ['in words', 'host=/var/run dbname=states'],
    ['of another kind', 'https://db.test/states'],
  ])('%s opens a path, and is not shown', (_name, conn_str) => {
    expect(told('pg', { conn_str })).toEqual([['backend.config.conn_str', 'path', null]]);
  });
});

it('an address of Consul that is a socket opens a path', () => {
  expect(told('consul', { address: 'UNIX:///var/run/consul.sock' })).toEqual([
    ['backend.config.address', 'path', null],
  ]);
});

it('names, ids and switches reach nothing', () => {
  expect(told('consul', { path: 'states', access_token: 'canary', scheme: 'https' })).toEqual([]);
});
