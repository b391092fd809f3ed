import type { Invocation } from '../../../errors/invocation.js';
import { nearestName } from '../../names/nearest-name.js';
import { offerMissing, offerUnknown } from '../../offers/errors.js';
import { type OfferTable, offersAsOf } from '../../offers/offers.js';
import { similarOffers } from '../../offers/similar-offers.js';
import type { SettingPath } from '../../schema/setting-path.js';
import type { SettingFault } from '../check.js';

/** A name of something that AWS offers, and the setting that has it. */
interface NamedOffer {
  readonly at: SettingPath;
  /** `instance type` */
  readonly what: string;
  readonly name: string;
}

/** A name that a table has never heard of, with the nearest one. */
export function unknownOffer({ at, what, name }: NamedOffer, { names }: OfferTable): SettingFault {
  const suggestion = nearestName(name, names);
  const details = { what, name, asOf: offersAsOf, suggestion };
  return { at, problem: offerUnknown.problem(details, { value: name, suggestion }) };
}

/** What is not offered `in eu-west-1` or `with PostgreSQL 15`, with the likest of what is. */
export function missingOffer(
  { at, what, name }: NamedOffer,
  where: string,
  offered: readonly string[],
  invocation: Invocation,
): SettingFault {
  const others = similarOffers(name, offered);
  const details = { what, name, where, asOf: offersAsOf, others, invocation };
  return { at, problem: offerMissing.problem(details, { value: name, suggestion: others[0] }) };
}
