import type { Effect } from '../../resources/effect.js';
import { typeFactsOf } from '../../resources/index.js';
import type { ResourceChange } from '../../terraform/json/plan.js';
import { plainValues } from '../attributes/shown.js';
import { textsIn } from '../written/texts-in.js';
import { isChanged } from '../written/written-attributes.js';

const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html';

/** A database that is replaced, and what policies name it by. */
interface Replaced {
  readonly address: string;
  readonly id: string;
}

/** What replaced databases mean for those who sign in to them by IAM, by the address of the policy, or of the database where its policy stays as it is. */
export function namedByPolicies(
  all: readonly ResourceChange[],
  changed: readonly ResourceChange[],
): (address: string) => readonly Effect[] {
  const replaced = changed.flatMap(replacedOf);
  if (replaced.length === 0) return () => [];
  return (address) => [
    ...replaced
      .filter((one) => changed.some((other) => other.address === address && isRewritten(other, one)))
      .map((one) => followed(one)),
    ...replaced.filter((one) => one.address === address).flatMap((one) => leftBehind(one, all)),
  ];
}

function replacedOf({ address, type, change: { actions, before } }: ResourceChange): readonly Replaced[] {
  const name = typeFactsOf(type)?.namedInPolicies;
  const id = name === undefined ? undefined : before?.[name];
  const isReplaced = actions.includes('delete') && actions.includes('create');
  return isReplaced && typeof id === 'string' && id !== '' ? [{ address, id }] : [];
}

/** The attributes of a resource that name a database for its users. */
function namingIn({ type, change }: ResourceChange, { id }: Replaced): readonly string[] {
  if (!type.startsWith('aws_')) return [];
  const values = plainValues(change.before, change.before_sensitive) ?? {};
  return Object.entries(values).flatMap(([name, value]) =>
    textsIn(value).some((text) => text.includes(`:dbuser:${id}/`)) ? [name] : [],
  );
}

function isRewritten(resource: ResourceChange, database: Replaced): boolean {
  return namingIn(resource, database).some((name) => isChanged(resource, name));
}

function followed({ address, id }: Replaced): Effect {
  return {
    gravity: 'downtime',
    does: `it names ${address} by its resource id ${id}, and the new database has another one: from the deletion of the former one until this policy is updated, once the new one is there, whoever signs in by IAM (\`rds-db:connect\`) is refused`,
    page,
    about: [address],
  };
}

/** A policy that has the id as a text goes on to name what is gone. */
function leftBehind(database: Replaced, all: readonly ResourceChange[]): readonly Effect[] {
  const stay = all
    .filter((one) => namingIn(one, database).length > 0 && !isRewritten(one, database))
    .map(({ address }) => address);
  if (stay.length === 0) return [];
  const does = `${stay.join(', ')} ${stay.length === 1 ? 'names' : 'name'} it by its resource id ${database.id}, and no change of this plan writes the new one: whoever signs in by IAM (\`rds-db:connect\`) is refused until somebody does`;
  return [{ gravity: 'downtime', does, page }];
}
