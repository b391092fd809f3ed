import { defineError } from '../../errors/define-error.js';

/** A proxy that the variables name in a way that we cannot use. What they name may hold a password: it is not shown. */
export const proxyUnusable = defineError<{ readonly name: string; readonly scheme: string | undefined }>({
  code: 'proxy-unusable',
  summary: 'HTTPS_PROXY or HTTP_PROXY names no proxy that requests to AWS can go through.',
  exitCode: 3,
  message: ({ name, scheme }) =>
    scheme === undefined
      ? `${name} is no address of a proxy.`
      : `${name} names a proxy by ${scheme.replace(':', '')}: requests to AWS go through http and https proxies alone.`,
  hint: ({ name }) => `Write ${name} as http://HOST:PORT, or name what needs no proxy in NO_PROXY.`,
});

/** The certificates that a person names cannot be had. */
export const caBundleUnusable = defineError<{
  /** Where the file is named: `AWS_CA_BUNDLE`, or the profile. */
  readonly by: string;
  readonly file: string;
  readonly reason: string;
}>({
  code: 'ca-bundle-unusable',
  summary: 'AWS_CA_BUNDLE, or `ca_bundle` of the profile, names no file with certificates.',
  exitCode: 3,
  message: ({ by, file, reason }) => `${by} names ${file}, ${reason}.`,
  hint: ({ by }) =>
    `Correct ${by}, or take it away where AWS is to be trusted by the certificates of Node.js. Terraform refuses it too.`,
});
