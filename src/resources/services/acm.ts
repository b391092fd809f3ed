import { defineResource } from '../define-resource.js';
import { effectsOf } from '../effect.js';

const certificatePage = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html';

const certificate = defineResource({
  type: 'aws_acm_certificate',
  unique: { none: 'may be there twice' },
  identity: ['domain_name'],
  madeAgain: 'ACM issues another certificate of the same name, free of charge',
  effects: effectsOf(certificatePage, {
    options: ['access', 'writes the certificate into public logs, or not; browsers want it there'],
  }),
  presence: {
    gravity: 'none',
    does: 'shows nothing by itself: listeners name the certificate that they show',
    page: certificatePage,
  },
  holdsData: false,
});

const validation = defineResource({
  type: 'aws_acm_certificate_validation',
  unique: { none: 'is not in AWS' },
  identity: { none: 'it stands for the wait until a certificate is issued' },
  isImportable: false,
  madeAgain: 'it only waits until the certificate is issued',
  presence: { gravity: 'none', does: 'waits until the certificate is issued', page: certificatePage },
  holdsData: false,
});

/** Certificates, and the wait for them. */
export const acmTypes = [certificate, validation];
