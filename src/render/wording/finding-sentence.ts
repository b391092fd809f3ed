import type { Finding } from '../../policy/finding.js';

/** A finding in one sentence, without its severity and without a full stop. */
export function findingSentence({ outcome, address, title, message, environment }: Finding): string {
  const element = environment === null ? address : `${address} of ${environment}`;
  const detail = message === null ? '' : `: ${message.replace(/\.$/, '')}`;
  if (outcome === 'pass') return `${element} passes “${title}”${detail}`;
  if (outcome === 'unknown') return `Whether ${element} passes “${title}” is known only after apply${detail}`;
  return `${element} violates “${title}”${detail}`;
}
