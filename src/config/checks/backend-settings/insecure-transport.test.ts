import { describe, expect, it } from 'vitest';
import { UserError } from '../../../errors/user-error.js';
import { resolveEnvironment } from '../../resolve/resolve-environment.js';
import type { OtherStateBackend } from '../../values/backend.js';
import { findInsecureTransport } from './insecure-transport.js';

type Config = OtherStateBackend['config'];
type Case = readonly [OtherStateBackend['type'], Config, key: string];

const found = (type: OtherStateBackend['type'], config: Config) => findInsecureTransport({ type, config });

const plain: readonly Case[] = [
  ['http', { address: 'http://states.example.com/dev' }, 'address'],
  ['http', { address: 'HTTP://states.example.com/dev' }, 'address'],
  ['http', { address: ' http://states.example.com/dev' }, 'address'],
  ['http', { address: 'states.example.com/dev' }, 'address'],
  ['http', { address: 'https://h', lock_address: 'http://h' }, 'lock_address'],
  ['http', { address: 'https://h', unlock_address: 'http://h' }, 'unlock_address'],
  ['http', { address: 'http://localhost.example.com' }, 'address'],
  ['http', { address: 'http://127.0.0.1@example.com' }, 'address'],
  ['http', { address: 'http://127.0.0.1:80@example.com/' }, 'address'],
  ['http', { address: 'http://10.0.0.1/' }, 'address'],
  ['http', { address: '/states.example.com' }, 'address'],
  ['consul', { address: 'consul.example.com:8500', path: 'x' }, 'address'],
  ['consul', { address: 'consul.example.com:8500', scheme: 'http', path: 'x' }, 'scheme'],
  ['consul', { address: 'http://consul.example.com', path: 'x' }, 'address'],
  ['kubernetes', { host: 'http://k8s.example.com', secret_suffix: 'x' }, 'host'],
  ['kubernetes', { host: 'k8s.example.com', secret_suffix: 'x' }, 'host'],
  ['pg', { conn_str: 'postgres://db.example.com/s?sslmode=disable' }, 'conn_str'],
  ['pg', { conn_str: 'postgres://db.example.com/s?sslmode=dis%61ble' }, 'conn_str'],
  ['pg', { conn_str: 'postgres://localhost/s?sslmode=disable&host=db.example.com' }, 'conn_str'],
  ['pg', { conn_str: 'postgres://db.example.com/s?sslmode=verify-full&sslmode=disable' }, 'conn_str'],
  ['pg', { conn_str: "host=db.example.com sslmode = 'disable'" }, 'conn_str'],
  ['pg', { conn_str: 'host=db.example.com sslmode=allow' }, 'conn_str'],
  ['pg', { conn_str: 'host=db.example.com sslmode=prefer' }, 'conn_str'],
  ['pg', { conn_str: 'host=localhost hostaddr=192.0.2.1 sslmode=disable' }, 'conn_str'],
  ['pg', { conn_str: 'host=localhost host=db.example.com sslmode=disable' }, 'conn_str'],
  ['azurerm', { endpoint: 'http://storage.example.com' }, 'endpoint'],
  ['azurerm', { oidc_request_url: 'http://tokens.example.com' }, 'oidc_request_url'],
  ['gcs', { storage_custom_endpoint: 'http://storage.example.com' }, 'storage_custom_endpoint'],
  ['http', { proxies: ['https://h', 'http://proxy.example.com'] }, 'proxies'],
  ['pg', { use_tls: false }, 'use_tls'],
  ['gcs', { block: { ssl: 'false' } }, 'block'],
];

const unchecked: readonly Case[] = [
  ['http', { address: 'https://h', skip_cert_verification: true }, 'skip_cert_verification'],
  ['http', { address: 'https://h', skip_cert_verification: 'true' }, 'skip_cert_verification'],
  ['http', { address: 'https://h', skip_cert_verification: '1' }, 'skip_cert_verification'],
  ['kubernetes', { insecure: true, secret_suffix: 'x' }, 'insecure'],
  ['consul', { scheme: 'https', insecure_skip_verify: true }, 'insecure_skip_verify'],
  ['gcs', { tls_insecure_skip_verify: true }, 'tls_insecure_skip_verify'],
  ['azurerm', { disable_certificate_verification: true }, 'disable_certificate_verification'],
  ['remote', { skip_tls_verify: true }, 'skip_tls_verify'],
  ['cloud', { insecure: true }, 'insecure'],
  ['http', { address: 'https://h', tls_verify: false }, 'tls_verify'],
  ['pg', { conn_str: 'postgres://db.example.com/s' }, 'conn_str'],
  ['pg', { conn_str: 'host=db.example.com sslmode=require' }, 'conn_str'],
];

const sound: readonly (readonly [OtherStateBackend['type'], Config])[] = [
  ['http', {}],
  [
    'http',
    { address: 'https://states.example.com', lock_address: 'HTTPS://h', skip_cert_verification: false },
  ],
  [
    'http',
    {
      address: 'http://127.0.0.1:8080/s',
      lock_address: 'http://localhost/',
      unlock_address: 'http://[::1]:1',
    },
  ],
  ['http', { address: 'https://h', headers: { insecure: 'x', origin: 'http://h' } }],
  ['consul', { path: 'x' }],
  ['consul', { address: 'localhost:8500' }],
  ['consul', { address: 'unix:///run/consul.sock' }],
  ['consul', { address: 'consul.example.com:8501', scheme: 'https' }],
  [
    'kubernetes',
    { secret_suffix: 'x', host: 'https://k8s.example.com', labels: { tls: 'false' }, insecure: false },
  ],
  ['pg', { schema_name: 'dev' }],
  ['pg', { conn_str: 'postgres://me@db.example.com/s?sslmode=verify-full' }],
  ['pg', { conn_str: 'host=db.example.com sslmode=verify-ca' }],
  ['pg', { conn_str: 'host=db.example.com sslmode=require sslrootcert=/etc/ca.pem' }],
  ['pg', { conn_str: 'postgres://localhost/s' }],
  ['pg', { conn_str: 'host=/var/run/postgresql sslmode=disable' }],
  ['azurerm', { use_msi: true, msi_endpoint: 'http://169.254.169.254/metadata/identity/oauth2/token' }],
  ['cloud', { organization: 'acme', workspaces: { name: 'insecure', tags: ['no_tls'] } }],
];

describe('the way of a state to its backend', () => {
  it.each(plain)('%s %o is without TLS', (type, config, key) => {
    expect(found(type, config)).toEqual([expect.objectContaining({ key, lack: 'without TLS' })]);
  });

  it.each(unchecked)('%s %o checks no certificate', (type, config, key) => {
    expect(found(type, config)).toEqual([
      expect.objectContaining({ key, lack: expect.stringContaining('certificate') }),
    ]);
  });

  it.each(sound)('%s %o is as it should be', (type, config) => {
    expect(found(type, config)).toEqual([]);
  });

  it('is refused in production alone, unless a reason stands in the file', () => {
    const problems = (environment: 'dev' | 'prod', insecureReason?: string) => {
      const config = { address: 'http://h' };
      const backend = {
        type: 'http' as const,
        config,
        ...(insecureReason === undefined ? {} : { insecureReason }),
      };
      try {
        resolveEnvironment({ environment, suffix: 'x-001', config: { backend } });
        return [];
      } catch (error) {
        return error instanceof UserError ? error.problems.map(({ code, value }) => [code, value]) : [];
      }
    };
    expect(problems('prod')).toEqual([['backend-insecure', null]]);
    expect(problems('dev')).toEqual([]);
    expect(problems('prod', 'Behind a tunnel.')).toEqual([]);
  });
});
