import { expect, it } from 'vitest';
import { Element } from '../../../model/element.js';
import type { Values } from '../../../model/value.js';
import { environmentEntries } from './environment-entries.js';

function namesOf(type: string, values: Element['values']) {
  const element = new Element({ address: `${type}.app`, type, name: 'app', values });
  return environmentEntries(element).map(({ name, path }) => `${name} at ${path}`);
}

it('reads every form', () => {
  expect(namesOf('aws_lambda_function', { environment: { variables: { A: '1' } } })).toEqual([
    'A at environment.variables.A',
  ]);
  expect(namesOf('aws_amplify_app', { environment_variables: { B: '1' } })).toEqual([
    'B at environment_variables.B',
  ]);
  expect(
    namesOf('aws_apprunner_service', {
      source_configuration: [
        { image_repository: [{ image_configuration: [{ runtime_environment_variables: { C: '1' } }] }] },
      ],
    }),
  ).toEqual([
    'C at source_configuration.image_repository.image_configuration.runtime_environment_variables.C',
  ]);
  expect(
    namesOf('aws_batch_job_definition', {
      container_properties: '{"environment":[{"name":"D","value":"1"}]}',
    }),
  ).toEqual(['D at container_properties']);
});

it('takes plain variables of CodeBuild only', () => {
  const environment: Values = {
    environment_variable: [
      { name: 'E', value: '1' },
      { name: 'F', value: 'f', type: 'SECRETS_MANAGER' },
    ],
  };
  expect(namesOf('aws_codebuild_project', { environment })).toEqual([
    'E at environment.environment_variable[0].value',
  ]);
});

it.each([
  ['aws_lambda_function', {}],
  ['aws_lambda_function', { environment: 'x' }],
  ['aws_ecs_task_definition', { container_definitions: 'no JSON' }],
  ['aws_ecs_task_definition', { container_definitions: '[1, {"environment": "x"}, {"environment": [1]}]' }],
  ['aws_ecs_task_definition', {}],
  ['aws_vpc', {}],
])('finds none in %s %j', (type, values) => {
  expect(namesOf(type, values)).toEqual([]);
});
