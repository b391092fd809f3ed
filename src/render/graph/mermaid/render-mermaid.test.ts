import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownModel } from '../../../../test/fixtures/graph/example-models.js';
import { anyPicture } from '../../../../test/fixtures/graph/random-pictures.js';
import { boxesOf } from '../../../operations/graph/map-picture.js';
import type { Picture, PictureBox } from '../../../operations/graph/picture.js';
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

const box = (id: string, more: Partial<PictureBox> = {}): PictureBox => ({
  ...{ id, kind: 'gateway', title: `Title ${id}`, name: id, details: [], marks: [], elements: [] },
  ...more,
});
const edge = {
  from: 'internet',
  to: 'alb',
  label: '',
  kind: 'traffic',
  isCertain: true,
  elements: [],
} as const;
const small: Picture = {
  ...{ name: 'dev-001', caption: '', notes: ['A note.'] },
  regions: [
    {
      ...{ id: 'r', name: 'eu-west-1', servicesName: 'Outside the VPC' },
      services: [box('bucket', { marks: ['encrypted', 'public'], details: ['a fact'] })],
      vpcs: [
        {
          ...{ id: 'v', name: 'main', details: [], zones: [{ id: 'z', name: 'a' }], elements: [] },
          edge: [box('gateway')],
          tiers: [
            {
              ...{ id: 't', name: 'Public', reach: 'public', boxes: [{ ...box('alb'), zones: ['z'] }] },
              subnets: [
                { id: 's', zone: 'z', name: 'one', cidr: '10.0.0.0/24', elements: [] },
                { id: 'o', zone: 'z', name: 'other', cidr: '', elements: [] },
              ],
            },
          ],
        },
      ],
    },
  ],
  edges: [
    { ...edge, label: 'HTTPS 443' },
    { ...edge, from: 'gateway', kind: 'link' },
    { ...edge, from: 'alb', to: 'bucket', kind: 'access' },
    { ...edge, from: 'alb', to: 'bucket', label: 'HTTPS 443', isCertain: false },
  ],
  unplaced: [{ address: 'aws_x.x', reason: 'Not drawn' }],
};

it('draws one picture without a frame of its own', () => {
  expect(renderMermaid([small])).toMatchInlineSnapshot(`
    "flowchart TB
      %% drawn by multienv graph
      p0n3(["Internet"])
      subgraph p0r0["eu-west-1"]
        subgraph p0r0v0["VPC main"]
          p0n0["Title gateway<br/>gateway"]
          subgraph p0r0v0t0["Public"]
            p0r0v0t0z[/"one 10.0.0.0/24<br/>other"/]
            p0n1["Title alb<br/>alb"]
          end
        end
        subgraph p0r0s["Outside the VPC"]
          p0n2["Title bucket<br/>bucket<br/>a fact<br/>encrypted, public"]
        end
      end
      p0i0["A note."]
      subgraph p0u["Without a place"]
        p0u0["aws#95;x.x<br/>Not drawn"]
      end
      p0n3 -->|"HTTPS 443"| p0n1
      p0n0 --- p0n1
      p0n1 -.-> p0n2
      p0n1 -.->|"HTTPS 443, not certain"| p0n2
    "
  `);
});

it('draws several pictures each in a frame with its name', () => {
  const empty = { ...small, regions: [], edges: [], notes: [], unplaced: [] };
  expect(renderMermaid([empty, { ...empty, name: 'dev-002', notes: ['b'] }])).toMatchInlineSnapshot(`
    "flowchart TB
      %% drawn by multienv graph
      subgraph p0["dev-001"]
      end
      subgraph p1["dev-002"]
        p1i0["b"]
      end
    "
  `);
});
