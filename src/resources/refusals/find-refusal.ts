import type { KnownRefusal } from './define-refusals.js';
import { knownRefusals } from './index.js';

/** The known refusal behind an error of the provider; undefined where nothing is known of it. */
export function findRefusal(said: string, address: string | undefined): KnownRefusal | undefined {
  const type = /(?:^|\.)(aws_[a-z0-9_]+)\./.exec(address ?? '')?.[1];
  const all = knownRefusals.flatMap(({ refusals }) => refusals);
  return all.find((refusal) => isAbout(refusal, type) && fits(refusal, said));
}

function isAbout({ types }: KnownRefusal, type: string | undefined): boolean {
  return types === undefined || (type !== undefined && types.includes(type));
}

function fits({ codes, text, bare }: KnownRefusal, said: string): boolean {
  if (bare?.test(said) === true) return true;
  return codes.some((code) => hasCode(said, code)) && (text === undefined || text.test(said));
}

/** A code stands behind `api error` or the id of the request, before a colon. Elsewhere it may be a word of a name. */
function hasCode(said: string, code: string): boolean {
  const name = code.replaceAll('.', '\\.');
  return new RegExp(`(?:^|api error |[,:] )${name}(?:Fault|Exception)?: `, 'm').test(said);
}
