import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isUnknown } from '../../model/value.js';
import { type Certainty, certain } from '../../rules/conditions/certainty.js';
import { idAt, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';

/** What ECS reads for the containers of a task before they run, and hands to them. */
export interface TaskStart {
  /** The task definition. */
  readonly element: Element;
  /** Addresses of the roles by which it reads: the execution role, if there is one. */
  readonly roles: Known<readonly string[]>;
  /** ARNs and names as the task has them, `${aws_secretsmanager_secret.own.arn}:password::`. */
  readonly names: Known<readonly string[]>;
  /** Addresses of all that the definitions of its containers refer to; undefined where they may refer to anything. */
  readonly referred: readonly string[] | undefined;
  /** Whether it reads from the network of the task, and not from that of a host. */
  readonly isOnOwnNetwork: Certainty;
}

const containers = 'container_definitions';

/** What is read at the start of the tasks of a service. Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
export function taskStartOf(
  { task, service }: { readonly task: Element; readonly service: Element },
  { model, roles }: { readonly model: Model; readonly roles: TaskStart['roles'] },
): TaskStart {
  const { elements, unresolved } = model.follow(task, containers);
  return {
    ...{ element: task, roles },
    names: namesIn(task, model),
    referred: unresolved ? undefined : elements.map(({ address }) => address),
    isOnOwnNetwork: isOfFargate(service, task),
  };
}

/** What names a secret, a parameter or the password of a registry, in JSON or in Terraform's own syntax. */
const named =
  /(?<!\w)["']?(?:valueFrom|credentialsParameter)["']?\s{0,9}[=:]\s{0,9}(?:"([^"]{0,2000})"|([\w.[\]-]{1,400}))/g;

function namesIn(task: Element, model: Model): TaskStart['names'] {
  const source = task.values[containers] ?? '';
  const text = isUnknown(source) ? source.text : source;
  const [, encoded = text] = /^\$\{\s*jsonencode\((.*)\)\s*\}$/s.exec(String(text)) ?? [];
  if (typeof encoded !== 'string' || !/^\s*\[/.test(encoded)) return notKnown(unknownAt(task, containers));
  const found = [...encoded.matchAll(named)].map(
    ([, quoted, bare]) => quoted ?? (bare === undefined ? '' : `\${${bare}}`),
  );
  return known([...new Set(found)].map((one) => ofSecret(one, model)));
}

/** A version of a secret has the ARN of the secret. */
function ofSecret(name: string, model: Model): string {
  return name.replace(
    /\$\{[\s~]*((?:module\.\S+?\.)?(?:data\.)?aws_secretsmanager_secret_version\.[^.}]+)\.arn[\s~]*\}/g,
    (whole, address: string) => {
      const version = model.byAddress(address);
      const secret = version === undefined ? undefined : idAt(model, version, 'secret_id');
      if (secret?.state !== 'known') return whole;
      return secret.value.startsWith('arn:') ? secret.value : `\${${secret.value}.arn}`;
    },
  );
}

function isOfFargate(service: Element, task: Element): Certainty {
  const texts = [
    service.get('launch_type'),
    ...(service.blocks('capacity_provider_strategy') ?? []).map((one) => one.get('capacity_provider')),
  ].flatMap((one) => (one.state === 'known' ? [String(one.value)] : []));
  if (texts.length > 0) return certain(texts.every((one) => one.startsWith('FARGATE')));
  const [only, ...more] = task.items('requires_compatibilities') ?? [];
  return only === 'FARGATE' && more.length === 0 ? 'yes' : 'maybe';
}
