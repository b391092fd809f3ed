import { expect, it } from 'vitest';
import { unplacedSource } from '../../file/source-places.js';
import { checkFile } from '../../resolve/check-file.js';

function told(database: object) {
  const data = {
    version: 1,
    defaults: { aws: { region: 'eu-west-1' } },
    environments: { 'dev-001': { environment: 'dev', database } },
  };
  return checkFile(unplacedSource(data, undefined)).problems.map(({ message }) => message);
}

it.each(['15', '15.19'])('a class of former days is not offered with PostgreSQL %s', (engineVersion) => {
  expect(told({ instanceClass: 'db.m1.large', engineVersion }).join()).toContain(
    `with PostgreSQL ${engineVersion}`,
  );
});

it('a class of today is offered with a major and with each of its minors', () => {
  for (const engineVersion of ['15', '15.19', '18'])
    expect(told({ instanceClass: 'db.t4g.medium', engineVersion })).toEqual([]);
});

it('a class that nobody knows is told with the nearest', () => {
  expect(told({ instanceClass: 'db.t4g.mediun' }).join()).toContain('db.t4g.mediun');
});
