import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../../../../test/browser/chromium.js';
import {
  existingNetwork,
  foreignPlans,
  ownModel,
  planModel,
} from '../../../../test/fixtures/graph/example-models.js';
import { anyPicture } from '../../../../test/fixtures/graph/random-pictures.js';
import { requiresChromium } from '../../../../test/requires.js';
import type { Picture } from '../../../operations/graph/picture.js';
import { pictureOf } from '../../../operations/graph/picture-of.js';
import { renderSvg } from './render-svg.js';

const executablePath = requiresChromium();
const minute = 60_000;

/**
 * In the page, with the fonts that it has; how high a letter of another script may be is up to its font, so that the line of a text counts from
 * its base: texts that leave what holds them, or lie on each other, as the browser measures them with the fonts that it has. */
const measure = `(() => {
  const faults = [];
  const area = (one) => { const { x, y, width, height } = one.getBBox(); return { x, y, right: x + width, bottom: y + height }; };
  const inside = (outer, inner) => inner.x >= outer.x - 0.5 && inner.right <= outer.right + 0.5 && inner.y >= outer.y - 0.5 && inner.bottom <= outer.bottom + 0.5;
  const svg = document.querySelector('svg');
  const whole = { x: 0, y: 0, right: svg.viewBox.baseVal.width, bottom: svg.viewBox.baseVal.height };
  const line = (one) => { const base = one.y.baseVal[0].value; const size = parseFloat(getComputedStyle(one).fontSize); return { y: base - 0.78 * size, bottom: base + 0.22 * size }; };
  const texts = [...svg.querySelectorAll('text')].map((one) => ({ one, area: { ...area(one), ...line(one) } }));
  for (const { one, area: own } of texts) {
    if (!inside(whole, own)) faults.push('outside of the picture: ' + one.textContent);
    const rects = [...one.parentElement.children].filter(({ tagName }) => tagName === 'rect').map(area);
    if (rects.length > 0 && one.parentElement !== svg && !rects.some((rect) => inside(rect, own))) faults.push('cut: ' + one.textContent);
  }
  texts.forEach(({ one, area: a }, index) => {
    for (const { one: other, area: b } of texts.slice(index + 1))
      if (a.x < b.right - 0.5 && b.x < a.right - 0.5 && a.y < b.bottom && b.y < a.bottom)
        faults.push('on each other: ' + one.textContent + ' / ' + other.textContent);
  });
  return faults;
})()`;

const draw = (model: Parameters<typeof pictureOf>[0], name: string) =>
  pictureOf(model, { name, caption: 'as the browser sees it' });

const examples: readonly (readonly [string, () => Picture])[] = [
  ['development', () => draw(ownModel('dev'), 'dev-001')],
  ['production', () => draw(ownModel('prod'), 'prod-001')],
  ['an existing network', () => draw(ownModel('prod', existingNetwork), 'prod-001')],
  ...foreignPlans.map((path) => [path, () => draw(planModel(path), path)] as const),
];

describe.runIf(executablePath !== undefined)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(executablePath ?? '');
  }, minute);
  afterAll(async () => browser?.close());

  async function faultsOf(pictures: readonly Picture[]): Promise<readonly string[]> {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(`console: ${message.text()}`));
    try {
      await page.setContent(`<!doctype html><meta charset="utf-8"><body>${renderSvg(pictures)}</body>`);
      return [
        ...((await page.evaluate(measure)) as string[]),
        ...asked.filter((one) => one !== 'about:blank'),
      ];
    } finally {
      await page.close();
    }
  }

  it.each(examples)(
    '%s: no text is cut, none lies on another, nothing is loaded',
    async (_, picture) => {
      expect(await faultsOf([picture()])).toEqual([]);
    },
    minute,
  );

  it(
    'cuts no text of any picture',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyPicture, async (picture) => {
          expect(await faultsOf([picture])).toEqual([]);
        }),
        { numRuns: 25, seed: 21, endOnFailure: true },
      );
    },
    2 * minute,
  );
});
