import { expect, it } from 'vitest';
import { proxyFor } from './proxy-for.js';

const proxy = 'http://proxy.test:3128';
const way = (url: string, variables: Readonly<Record<string, string>>) =>
  proxyFor(new URL(url), variables)?.host ?? 'directly';
const ec2 = 'https://ec2.eu-west-1.amazonaws.com';

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['without a proxy', {}, 'directly'],
  ['with HTTPS_PROXY', { HTTPS_PROXY: proxy }, 'proxy.test:3128'],
  ['in lower case', { https_proxy: proxy }, 'proxy.test:3128'],
  ['upper case first', { HTTPS_PROXY: proxy, https_proxy: 'http://other.test:1' }, 'proxy.test:3128'],
  ['an empty one in upper case', { HTTPS_PROXY: '', https_proxy: proxy }, 'proxy.test:3128'],
  ['that of http alone', { HTTP_PROXY: proxy }, 'directly'],
  ['without a scheme', { HTTPS_PROXY: 'proxy.test:3128' }, 'proxy.test:3128'],
  ['spared by lower case', { HTTPS_PROXY: proxy, no_proxy: 'amazonaws.com' }, 'directly'],
])('%s', (_name, variables, expected) => {
  expect(way(ec2, variables)).toBe(expected);
});

it('a request without TLS has its own proxy', () => {
  expect(way('http://ec2.test', { HTTP_PROXY: proxy })).toBe('proxy.test:3128');
  expect(way('http://ec2.test', { HTTPS_PROXY: proxy })).toBe('directly');
});

/** From the table of Go's own tests of `NO_PROXY`, and more of each kind. */
it.each<[list: string, url: string, isSpared: boolean]>([
  ['*', ec2, true],
  ['amazonaws.com', ec2, true],
  ['.amazonaws.com', ec2, true],
  ['*.amazonaws.com', ec2, true],
  [' AMAZONAWS.com , x', ec2, true],
  ['amazonaws.com:443', ec2, true],
  ['amazonaws.com:80', ec2, false],
  ['ec2.eu-west-1.amazonaws.com', ec2, true],
  ['zonaws.com', ec2, false],
  ['.ec2.eu-west-1.amazonaws.com', ec2, false],
  ['', ec2, false],
  [',,', ec2, false],
  ['10.0.0.0/8', 'https://10.1.2.3', true],
  ['10.0.0.0/8', 'https://11.1.2.3', false],
  ['10.0.0.0/99', 'https://10.1.2.3', false],
  ['10.1.2.3', 'https://10.1.2.3', true],
  ['10.1.2.3:8443', 'https://10.1.2.3', false],
  ['10.1.2.3:8443', 'https://10.1.2.3:8443', true],
  ['fd00::/8', 'https://[fd00::1]', true],
  ['[fd00::1]:443', 'https://[fd00::1]', true],
  ['fd00::/8', 'https://10.1.2.3', false],
  ['', 'https://localhost:4566', true],
  ['', 'https://127.0.0.9', true],
  ['', 'https://[::1]:1', true],
])('NO_PROXY=%s for %s: %s', (NO_PROXY, url, isSpared) => {
  expect(way(url, { HTTPS_PROXY: proxy, NO_PROXY })).toBe(isSpared ? 'directly' : 'proxy.test:3128');
});

it.each(['http://', 'http://[', 'socks5://x:1', '::'])('%s is refused without being shown', (HTTPS_PROXY) => {
  expect(() => way(ec2, { HTTPS_PROXY })).toThrow(/HTTPS_PROXY (is no address|names a proxy by socks5)/);
});
