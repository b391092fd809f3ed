import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownModel } from '../../../../test/fixtures/graph/example-models.js';
import { anyPicture } from '../../../../test/fixtures/graph/random-pictures.js';
import { boxesOf } from '../../../operations/graph/map-picture.js';
import { pictureOf } from '../../../operations/graph/picture-of.js';
import { renderMermaid } from './render-mermaid.js';

it('has containment and edges', () => {
  const text = renderMermaid([pictureOf(ownModel('prod'), { name: 'prod-001', caption: '' })]);
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines).toContain('subgraph p0r0v0t0["Public"]');
  const node = (words: string) => lines.find((line) => line.includes(words))?.split('[')[0];
  expect(lines).toContain(`${node('alb-prod-001')} -->|"HTTPS 8080"| ${node('asg-prod-001')}`);
});

it('lets no name end its label or begin anything, and has every box', () => {
  const node = String.raw`p\d+[nui]\d+`;
  const label = String.raw`"(?:[\p{L}\p{N} ,.:/+→·…-]|#\d+;|<br/>)*"`;
  const known = [
    /^flowchart TB$/,
    /^%% drawn by multienv graph$/,
    /^end$/,
    new RegExp(String.raw`^subgraph p\d+(?:[rvtsu]\d*)*\[${label}\]$`, 'u'),
    new RegExp(String.raw`^${node}(?:\[${label}\]|\(\[${label}\]\))$`, 'u'),
    new RegExp(String.raw`^p\d+r\d+v\d+t\d+z\[/${label}/\]$`, 'u'),
    new RegExp(String.raw`^${node} (?:---|-->|-\.->)(?:\|${label}\|)? ${node}$`, 'u'),
  ];
  fc.assert(
    fc.property(anyPicture, (picture) => {
      const lines = renderMermaid([picture]).trimEnd().split('\n');
      for (const line of lines) expect(known.some((pattern) => pattern.test(line.trim()))).toBe(true);
      const nodes = lines.filter((line) => /^\s*p0n\d+[[(]/.test(line) && !/(?:---|-->|-\.->)/.test(line));
      const isReached = picture.edges.some(({ from, to }) => from === 'internet' || to === 'internet');
      expect(nodes).toHaveLength(boxesOf(picture).length + Number(isReached));
    }),
    { numRuns: 100, seed: 20 },
  );
});
