import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { isScalar, textOf } from '../../../model/value.js';

const ofEngine: readonly (readonly [prefix: string, port: number])[] = [
  ['aurora-postgresql', 5432],
  ['aurora', 3306],
  ['postgres', 5432],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['oracle', 1521],
  ['sqlserver', 1433],
  ['docdb', 27_017],
  ['neptune', 8182],
  ['redis', 6379],
  ['valkey', 6379],
  ['memcached', 11_211],
];

const ofType: Readonly<Record<string, number>> = {
  aws_docdb_cluster: 27_017,
  aws_neptune_cluster: 8182,
  aws_redshift_cluster: 5439,
  aws_elasticache_replication_group: 6379,
};

/** The ports that a database, load balancer or target group listens on; undefined stands for one that is known only after apply. */
export function listeningPorts(service: Element, model: Model): readonly (number | undefined)[] {
  switch (service.type) {
    case 'aws_lb':
    case 'aws_alb':
      return ['aws_lb_listener', 'aws_alb_listener'].flatMap((type) =>
        model
          .referring(service, { type, path: 'load_balancer_arn' })
          .elements.flatMap((listener) => port(listener, 'port')),
      );
    case 'aws_elb':
      return (service.blocks('listener') ?? []).flatMap((listener) => port(listener, 'lb_port'));
    case 'aws_lb_target_group':
    case 'aws_alb_target_group':
      // `traffic-port` is the port of the group, and no number.
      return [...port(service, 'port'), ...port(service, 'health_check.port')];
    default: {
      const own = port(service, 'port');
      return own.length > 0 ? own : usual(service);
    }
  }
}

function port(block: Pick<Element, 'get'>, path: string): readonly (number | undefined)[] {
  const reading = block.get(path);
  if (reading.state === 'unknown') return [undefined];
  if (reading.state === 'absent' || !isScalar(reading.value)) return [];
  const number = Number(reading.value);
  return number > 0 ? [number] : [];
}

function usual({ type, values }: Element): readonly number[] {
  const engine = textOf(values.engine ?? '');
  const found = ofEngine.find(([prefix]) => engine.startsWith(prefix))?.[1] ?? ofType[type];
  return found === undefined ? [] : [found];
}
