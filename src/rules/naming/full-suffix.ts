import { isUnknown, type Unknown } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { namedTypes, nameOf } from '../facts/name-of.js';
import { tagsOf } from '../facts/tags-of.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { isNumbered } from './facts/is-numbered.js';

const alb = (attributes: object) => ({ stack: { resource: { aws_lb: { web: attributes } } } });
const tagged = (name: string, EnvironmentSuffix = 'blue-7') => alb({ name, tags: { EnvironmentSuffix } });

export default defineRule({
  id: 'NAME-1',
  title: 'Names carry the full environment suffix',
  severity: 'medium',
  area: 'naming',
  requirement: 11,
  convention: true,
  resource: namedTypes,
  why: 'A second deployment of the same environment fails at the first name that is taken, or takes over what is there.',
  fix: 'End the name with the suffix, environment and number: `alb-dev-001`, not `alb-dev`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  examples: {
    pass: [
      alb({ name: 'alb-dev-001' }),
      alb({ name: 'production2-alb' }),
      alb({ name: 'alb-${var.environment_suffix}' }),
      alb({ name: '${var.project}-dev-001-alb' }),
      alb({ name_prefix: 'alb-' }),
      tagged('alb-blue-7'),
      tagged('alb-${var.suffix}', '${var.suffix}'),
      alb({ name: 'alb-demo', tags: { EnvironmentSuffix: 'demo' } }),
      {
        stack: {
          resource: {
            aws_lb: { a: { name: 'a-dev-001' } },
            aws_lb_target_group: { a: { name: '${aws_lb.a.name}-tg' } },
          },
        },
      },
    ],
    fail: [
      alb({ name: 'alb-dev' }),
      alb({ name: 'alb' }),
      alb({ name: 'tg-8080' }),
      tagged('alb-blue'),
      tagged('alb-blue-70'),
      { stack: { resource: { aws_s3_bucket: { data: { bucket: 'app-data-dev' } } } } },
      { stack: { resource: { aws_autoscaling_group: { app: { name: 'asg-dev' } } } } },
    ],
    unknown: [alb({ name: 'alb-${var.environment}' }), alb({ name: 'alb-${random_pet.web.id}' })],
  },
  check: (element, { model, expected }) => {
    const name = nameOf(element);
    if (name === undefined) return notApplicable;
    const { attribute, value, isPrefix } = name;
    const tag = expected.suffix ?? tagsOf(element, model)('EnvironmentSuffix');
    const text = isUnknown(value) ? (value.text ?? '') : value;
    const carries = typeof tag === 'string' ? holdsWhole(text, tag) : isNumbered(text);
    if (carries || (isUnknown(tag) && holdsText(text, tag))) return pass;
    // What the provider makes up at the end keeps deployments apart, though nobody can tell whose it is.
    if (isPrefix && expected.suffix === undefined) return pass;
    // Whether a suffix that is known only after apply is in it, nobody can say.
    if (isUnknown(tag)) return unknown(attribute);
    if (!isUnknown(value))
      return fail(attribute, 'The environment suffix is not in it as a word of its own.');
    return namesSuffix(value) || isDerived(value) ? pass : unknown(attribute);
  },
});

/** The suffix stands in the name as a word of its own: `dev-001` is not in `dev-0012`. */
function holdsWhole(name: string, suffix: string): boolean {
  for (let at = name.indexOf(suffix); at !== -1; at = name.indexOf(suffix, at + 1)) {
    if (!isWord(name[at - 1]) && !isWord(name[at + suffix.length])) return true;
  }
  return false;
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[A-Za-z0-9]/.test(letter);
}

function holdsText(name: string, tag: Unknown): boolean {
  return tag.text !== undefined && tag.text !== '' && name.includes(tag.text);
}

/** `var.environment_suffix`, `local.suffix`: what it holds is the caller's business. */
function namesSuffix({ references }: Unknown): boolean {
  return references.some(({ address, attribute }) =>
    `${address}.${attribute}`.toLowerCase().includes('suffix'),
  );
}

/** A name made from the name of another resource is as right as that one, which is judged itself. */
function isDerived({ references }: Unknown): boolean {
  return references.some(({ address, attribute }) => {
    return address.startsWith('aws_') && ['name', 'id', 'bucket', 'identifier'].includes(attribute);
  });
}
