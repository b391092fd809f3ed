import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';

/** Where what launches instances names its instance profile. */
export function profilePathsOf(element: Element): readonly string[] {
  return element.type === 'aws_launch_template'
    ? ['iam_instance_profile.name', 'iam_instance_profile.arn']
    : ['iam_instance_profile'];
}

/** The instance profiles that instances get, as far as the stack has them. */
export function profilesOf(element: Element, model: Model): readonly Element[] {
  return profilePathsOf(element)
    .flatMap((path) => model.follow(element, path).elements)
    .filter(({ type }) => type === 'aws_iam_instance_profile');
}

/** The roles that instances get through their instance profile, as far as the stack has them. */
export function rolesOf(element: Element, model: Model): readonly Element[] {
  const roles = profilesOf(element, model)
    .flatMap((profile) => ['role', 'roles'].flatMap((path) => model.follow(profile, path).elements))
    .filter(({ type }) => type === 'aws_iam_role');
  return [...new Set(roles)];
}
