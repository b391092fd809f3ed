import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';

type Blocks = Readonly<Record<string, Json>>;

/** The roles of the one place of some blocks. */
function rolesIn(blocks: Blocks) {
  const { places } = topologyOf(
    readStack({
      variable: { any: {} },
      resource: { aws_iam_role: { app: { name: 'app' }, other: { name: 'other' } }, ...blocks },
    }),
  );
  const [place, ...more] = places;
  if (place === undefined || more.length > 0) throw new Error('Not one place');
  return place.roles;
}
const web = (iam_instance_profile?: string): Blocks => ({
  aws_instance: { web: { ami: 'ami-0', ...(iam_instance_profile && { iam_instance_profile }) } },
});
const profile = (values: Json): Blocks => ({
  aws_iam_instance_profile: { app: values },
});
const ofProfile = '${aws_iam_instance_profile.app.name}';
const app = '${aws_iam_role.app.name}';
const known = (...value: readonly string[]) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

describe('the roles of an instance', () => {
  it('are none without a profile', () => {
    expect(rolesIn(web())).toEqual(known());
  });

  it('are those of its profile, each once', () => {
    expect(rolesIn({ ...web(ofProfile), ...profile({ role: app }) })).toEqual(known('aws_iam_role.app'));
    expect(rolesIn({ ...web(ofProfile), ...profile({ role: app, roles: [app] }) })).toEqual(
      known('aws_iam_role.app'),
    );
  });

  it('are not known where the profile is known only after apply', () => {
    expect(rolesIn(web('${var.any}'))).toEqual(
      unknown('`iam_instance_profile` of aws_instance.web is known only after apply'),
    );
  });

  it('are not known where the role of the profile is known only after apply', () => {
    const late = (path: string) =>
      unknown(`\`${path}\` of aws_iam_instance_profile.app is known only after apply`);
    expect(rolesIn({ ...web(ofProfile), ...profile({ role: '${var.any}' }) })).toEqual(late('role'));
    expect(rolesIn({ ...web(ofProfile), ...profile({ roles: ['${var.any}'] }) })).toEqual(late('roles'));
    expect(rolesIn({ ...web(ofProfile), ...profile({ role: 'of-others', roles: ['${var.any}'] }) })).toEqual(
      late('roles'),
    );
  });

  it('are not in a stack that names the profile or the role alone', () => {
    const missing = unknown('The role of aws_instance.web is not in the stack');
    expect(rolesIn({ ...web(ofProfile), ...profile({ role: 'of-others' }) })).toEqual(missing);
    expect(rolesIn({ ...web(ofProfile), ...profile({}) })).toEqual(missing);
    expect(rolesIn(web('of-others'))).toEqual(missing);
  });
});

describe('the roles of an instance with a launch template', () => {
  const launched = (template: Json, own?: string): Blocks => ({
    aws_instance: {
      web: {
        launch_template: [{ id: '${aws_launch_template.web.id}' }],
        ...(own && { iam_instance_profile: own }),
      },
    },
    aws_launch_template: { web: template },
  });
  const ofTemplate = { iam_instance_profile: [{ name: ofProfile }] };

  it('are those of the template, and its own', () => {
    expect(rolesIn({ ...launched(ofTemplate), ...profile({ role: app }) })).toEqual(
      known('aws_iam_role.app'),
    );
    const byArn = { iam_instance_profile: [{ arn: '${aws_iam_instance_profile.app.arn}' }] };
    expect(rolesIn({ ...launched(byArn), ...profile({ role: app }) })).toEqual(known('aws_iam_role.app'));
    expect(rolesIn({ ...launched(ofTemplate, ofProfile), ...profile({ role: app }) })).toEqual(
      known('aws_iam_role.app'),
    );
  });

  it('are not known where one of the two is not', () => {
    const late = (path: string, of: string) => unknown(`\`${path}\` of ${of} is known only after apply`);
    expect(rolesIn(launched({ iam_instance_profile: [{ name: '${var.any}' }] }))).toEqual(
      late('iam_instance_profile.name', 'aws_launch_template.web'),
    );
    expect(rolesIn({ ...launched(ofTemplate), ...profile({ role: '${var.any}' }) })).toEqual(
      late('role', 'aws_iam_instance_profile.app'),
    );
  });

  it('are not known where the template is not', () => {
    const by = (id: string): Blocks => ({ aws_instance: { web: { launch_template: [{ id }] } } });
    expect(rolesIn(by('${var.any}'))).toEqual(
      unknown('`launch_template.id` of aws_instance.web is known only after apply'),
    );
    expect(rolesIn(by('lt-1'))).toEqual(
      unknown('What aws_instance.web is launched from is not in the stack'),
    );
  });
});
