import { expect, it } from 'vitest';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { settingOfAttribute } from './setting-of-attribute.js';

const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
const settingOf = (address: string, path: string) => settingOfAttribute(environment, address, path);

it.each([
  ['aws_db_instance.postgres', 'instance_class', 'database.instanceClass'],
  ['aws_db_instance.postgres', 'skip_final_snapshot', 'database.finalSnapshot'],
  ['aws_autoscaling_group.asg', 'max_size', 'compute.maxSize'],
  ['aws_lb_target_group.tg', 'health_check[0].path', 'app.healthPath'],
])('of %s.%s is found by trying', (address, path, setting) => {
  expect(settingOf(address, path)).toBe(setting);
});

it('is none where the stack decides it alone, or a reference does', () => {
  expect(settingOf('aws_lb_listener.http', 'protocol')).toBeUndefined();
  expect(settingOf('aws_db_instance.postgres', 'parameter_group_name')).toBeUndefined();
  expect(settingOf('aws_lb.other', 'idle_timeout')).toBeUndefined();
});
