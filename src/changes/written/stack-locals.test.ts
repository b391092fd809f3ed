import { expect, it } from 'vitest';
import { localsIn, namesInLocal } from './stack-locals.js';

const locals = localsIn({
  locals: {
    host: '${aws_db_instance.db.address}',
    text: "HOST='${local.host}' BUCKET='${aws_s3_bucket.b.bucket}' ALL='${jsonencode(aws_lb.alb)}'",
    deep: { list: ['${data.aws_vpc.vpc.id}', 3] },
    round: '${local.round}',
  },
});

it('names what a local holds as a plan lists it, through other locals and in what is nested', () => {
  expect(namesInLocal('local.text', locals)).toEqual([
    ...['local.host', 'aws_db_instance.db.address', 'aws_db_instance.db'],
    ...['aws_s3_bucket.b.bucket', 'aws_s3_bucket.b', 'aws_lb.alb'],
  ]);
  expect(namesInLocal('local.deep', locals)).toEqual(['data.aws_vpc.vpc.id', 'data.aws_vpc.vpc']);
});

it('names nothing of what is no local, is not there, or leads back to itself', () => {
  expect(namesInLocal('aws_lb.alb.arn', locals)).toEqual([]);
  expect(namesInLocal('local.other', locals)).toEqual([]);
  expect(namesInLocal('local.text', undefined)).toEqual([]);
  expect(namesInLocal('local.round', locals)).toEqual(['local.round']);
});

it('reads one block of locals and several', () => {
  expect([...localsIn({ locals: [{ a: '1' }, { b: 2 }] })]).toEqual([
    ['a', '1'],
    ['b', 2],
  ]);
  expect(localsIn({}).size).toBe(0);
});
