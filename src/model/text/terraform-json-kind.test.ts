import { expect, it } from 'vitest';
import { kindOfJson, kindOfText } from './terraform-json-kind.js';

it.each([
  ...['terraform', 'provider', 'variable', 'locals', 'output', 'resource', 'data', 'ephemeral', 'module'],
  ...['moved', 'removed', 'import', 'check', 'action', 'list'],
])('JSON with nothing but %s is a stack', (block) => {
  expect(kindOfJson({ [block]: {} })).toBe('stack');
  expect(kindOfJson([{ '//': 'a comment', [block]: {} }])).toBe('stack');
});

it.each([
  [{ resource_changes: [] }, 'plan'],
  [{ planned_values: {}, errored: true }, 'failed plan'],
  [{ version: 4, serial: 1 }, 'state file'],
  [{ lineage: 'x' }, 'state file'],
  [{ format_version: '1.0', values: {} }, 'state'],
  [{ format_version: '1.0', terraform_version: '1.11.4' }, 'state'],
  [{ format_version: '1.0', valid: true }, 'other'],
  [{ version: 4 }, 'other'],
  [{ anything: 1 }, 'other'],
  [[], 'other'],
  [[{ resource: {} }, { anything: 1 }], 'other'],
  ['text', 'other'],
])('%j is: %s', (json, kind) => {
  expect(kindOfJson(json)).toBe(kind);
});

it.each([
  ['PK\u0003\u0004rest', 'binary plan'],
  ['{\u0000"\u0000', 'wrong encoding'],
  [' \n', 'empty'],
  ['{"@level":"info"}', 'log'],
  ['# a comment\nterraform {', 'hcl'],
  ['resource "aws_lb" "x" {', 'hcl'],
  ['{"resource": {}}', undefined],
])('a text that begins with %j is: %s', (text, kind) => {
  expect(kindOfText(text)).toBe(kind);
});
