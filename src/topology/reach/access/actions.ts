import type { PlaceKind } from '../../places/place.js';

/** What is asked of a service: the action, and the service whose name leads there. */
export interface ServiceAction {
  readonly action: string;
  /** What ECS asks for before containers run. Default: the same. */
  readonly atStart?: string;
  /** As endpoints name it. */
  readonly service: string;
  /** What it means, as a verb: `read`. */
  readonly verb: string;
}

/** What it means to reach each kind of service. */
export const serviceActions: Partial<Readonly<Record<PlaceKind, ServiceAction>>> = {
  bucket: { action: 's3:GetObject', service: 's3', verb: 'read objects of' },
  secret: { action: 'secretsmanager:GetSecretValue', service: 'secretsmanager', verb: 'read' },
  key: { action: 'kms:Decrypt', service: 'kms', verb: 'decrypt with' },
  parameter: { action: 'ssm:GetParameter', atStart: 'ssm:GetParameters', service: 'ssm', verb: 'read' },
  topic: { action: 'sns:Publish', service: 'sns', verb: 'publish to' },
  queue: { action: 'sqs:ReceiveMessage', service: 'sqs', verb: 'receive from' },
  table: { action: 'dynamodb:GetItem', service: 'dynamodb', verb: 'read' },
  'log-group': { action: 'logs:PutLogEvents', service: 'logs', verb: 'write to' },
};
