import { expect, it } from 'vitest';
import { decodedTexts } from './decoded-texts.js';

const inner = 'echo what is written in the innermost of the files > /tmp/out';
const once = Buffer.from(inner).toString('base64');
const twice = Buffer.from(`content: ${once}`).toString('base64');

it('decodes base64 in base64', () => {
  expect(decodedTexts(twice)).toEqual([twice, `content: ${once}`, inner]);
});

it('leaves what is no text, and what lies deeper', () => {
  const binary = Buffer.from(Array.from({ length: 60 }, (_, index) => index)).toString('base64');
  expect(decodedTexts(binary)).toEqual([binary]);
  expect(decodedTexts(twice, 1)).toEqual([twice, `content: ${once}`]);
});
