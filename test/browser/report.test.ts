import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadEnvironments } from '../../src/config/file/load.js';
import { report } from '../../src/operations/report/report.js';
import { packageFile } from '../../src/package-files.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';
import { reportHtml } from '../../src/render/html/report/report-html.js';
import { temporaryProject } from '../cli/temporary-project.js';
import { requiresChromium } from '../requires.js';
import { startChromium } from './chromium.js';

const executable = requiresChromium();
const example = readFileSync(packageFile('environments.yaml'), 'utf8');

/** The report of a file as it is written. */
async function reportOf(text: string): Promise<string> {
  const cwd = '/project';
  const loaded = loadEnvironments(join(cwd, 'environments.yaml'), { today: '2026-11-29', text });
  const context = {
    ...{ cwd, env: {}, emit: () => {}, interrupt: neverInterrupted() },
    now: () => new Date('2026-11-29T12:00:00Z'),
  };
  return reportHtml(await report(context, { loaded, text, environments: loaded.environments }));
}

describe.runIf(executable !== undefined)('the report in a browser', () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    browser = await startChromium(executable ?? '');
    html = await reportOf(example);
    return () => browser.close();
  });

  /** Opens a report from disk; at the end nothing may have been asked of anybody, and nothing be on the console. */
  async function open(
    text: string,
    { hash = '', ...options }: BrowserContextOptions & { hash?: string } = {},
  ) {
    const file = join(temporaryProject(null), 'report.html');
    writeFileSync(file, text);
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) heard.push(request.url());
    });
    await page.goto(`${pathToFileURL(file)}${hash}`);
    onTestFinished(() => context.close());
    return { page, heard };
  }

  const rows = (page: Page, section: string) =>
    page.locator(`#${section} tbody tr`).filter({ visible: true });
  const sorted = (page: Page) =>
    page.locator('#overview tbody tr').evaluateAll((all) => all.map(({ id }) => id));

  it('is small, asks nothing of anybody, and writes nothing to the console', async () => {
    expect(Buffer.byteLength(html)).toBeLessThan(600_000);
    const { page, heard } = await open(html);
    expect(await page.title()).toBe('multi-env-infrastructure: 3 environments');
    expect(await rows(page, 'overview').count()).toBe(3);
    expect(heard).toEqual([]);
  });

  it('filters by text, environment and tier, and says so on paper', async () => {
    const { page } = await open(html);
    await page.selectOption('select[name=tier]', 'production');
    expect(await rows(page, 'overview').allInnerTexts()).toEqual([expect.stringContaining('prod-003')]);
    expect(await page.locator('#filtered').textContent()).toContain('Filtered: tier production');
    await page.selectOption('select[name=tier]', '');
    await page.selectOption('select[name=env]', 'dev-001');
    for (const text of await rows(page, 'settings').allInnerTexts())
      expect(text).toMatch(/dev-001|all environments/);
    await page.fill('input[name=find]', 'multiAz');
    expect(await rows(page, 'settings').count()).toBe(1);
    expect(page.url()).toContain('env=dev-001&find=multiAz');
    expect(await page.locator('#settings .found').textContent()).toMatch(/^1 of \d+ rows$/);
    await page.click('#reset');
    expect(await rows(page, 'overview').count()).toBe(3);
    expect(await page.locator('#filtered').textContent()).toBe('');
  });

  it('narrows pictures and matrices to the environments that are chosen, and leads to one that is not', async () => {
    const { page } = await open(html);
    const shown = (section: string) =>
      page.locator(`#${section} details.framework`).filter({ visible: true }).count();
    const before = await shown('reach');
    await page.selectOption('select[name=env]', 'prod-003');
    expect(await page.locator('#pictures svg').filter({ visible: true }).count()).toBe(1);
    expect(await shown('reach')).toBeLessThan(before);
    await page.evaluate("location.hash = '#picture-dev-001'");
    await expect.poll(() => page.locator('#picture-dev-001').isVisible()).toBe(true);
    expect(await page.locator('#pictures svg').filter({ visible: true }).count()).toBe(3);
  });

  it('shows what passed, and one rule alone, when it is asked to', async () => {
    const { page } = await open(html);
    const before = await rows(page, 'findings').count();
    await page.check('#show-pass');
    expect(await rows(page, 'findings').count()).toBeGreaterThan(before);
    await page.selectOption('#rule', { label: 'RDS-6' });
    for (const text of await rows(page, 'findings').allInnerTexts()) expect(text).toContain('RDS-6');
    // Other sections are not about rules.
    expect(await rows(page, 'overview').count()).toBe(3);
  });

  it('sorts by a column, forth and back', async () => {
    const { page } = await open(html);
    const head = page.locator('#overview thead th').first();
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await sorted(page)).toEqual(['dev-001', 'prod-003', 'staging-002']);
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await sorted(page)).toEqual(['staging-002', 'prod-003', 'dev-001']);
  });

  it('leads from an address to a section, a row, and what is folded; a filter goes with it', async () => {
    const { page } = await open(html, { hash: '#control-pci-8.3.2' });
    const control = page.locator('[id="control-pci-8.3.2"]');
    expect(await control.isVisible()).toBe(true);
    await expect.poll(() => control.evaluate((row) => row.getBoundingClientRect().top)).toBeLessThan(900);
    await page.evaluate("location.hash = '#findings?env=prod-003'");
    await expect.poll(() => rows(page, 'overview').count()).toBe(1);
    expect(await page.inputValue('select[name=env]')).toBe('prod-003');
    for (const strange of ['#%', '#settings?env=%00&find=<b>', '#no-such-section'])
      await page.evaluate(`location.hash = ${JSON.stringify(strange)}`);
    expect(await page.inputValue('select[name=env]')).toBe('');
  });

  it('is worked with the keyboard', async () => {
    const { page } = await open(html);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the overview');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('find');
    await page.keyboard.type('prod');
    expect(await rows(page, 'overview').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await rows(page, 'overview').count()).toBe(3);
  });

  it('is printed whole: what is folded is open, and there is no bar', async () => {
    const { page } = await open(html);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.bar').isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('#framework-pci tbody tr').first().isVisible()).toBe(true);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('#framework-pci').getAttribute('open')).toBeNull();
  });

  it('is no wider than the paper, on which every page has the heads of its table', async () => {
    // What A4 has between its margins: 273 mm.
    const { page } = await open(html, { viewport: { width: 1032, height: 700 }, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    const wide = page
      .locator('table')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().right > 1033)
          .map((one) => one.caption?.textContent ?? ''),
      );
    expect(await wide).toEqual([]);
    // Chromium repeats no head with a button.
    expect(await page.locator('thead button').filter({ visible: true }).count()).toBe(0);
    const words = 'getComputedStyle(document.querySelector("#findings th"), "::before").content';
    expect(await page.evaluate(words)).toBe('"rule"');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  it.each([
    ['light', 1400],
    ['dark', 1400],
    ['light', 400],
    ['dark', 400],
  ] as const)(
    'axe finds nothing in it, %s at %i pixels, and it is no wider than the window',
    async (colorScheme, width) => {
      // axe itself asks for what the policy of the page forbids.
      const { page } = await open(html, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true;");
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    },
  );

  it('is whole without its script', async () => {
    const { page } = await open(html, { javaScriptEnabled: false });
    expect(await page.locator('#overview tbody tr').count()).toBe(3);
    expect(await page.locator('#filter').isVisible()).toBe(false);
  });

  it('runs nothing that a text of the file would like to run', async () => {
    const hostile = JSON.stringify(
      `"'></script></style><script>document.title='taken'</script><img src=x onerror="document.title='taken'"><svg onload=alert(1)>\u202e`,
    );
    const text = `version: 1
parity: [{ environments: ["*"], reason: ${hostile} }]
waivers: [{ rule: RDS-6, address: ${hostile}, reason: ${hostile}, owner: ${hostile}, expires: 2027-01-31, ticket: ${hostile} }]
environments:
  dev-001: { environment: dev, loadBalancer: { allowPlainHttp: { reason: ${hostile} } } }
  dev-002: { environment: dev }
`;
    const { page, heard } = await open(await reportOf(text));
    expect(await page.title()).toMatch(/: 2 environments$/);
    expect(await page.locator('img, [onload], [onerror]').count()).toBe(0);
    expect(await page.locator('#waivers').textContent()).toContain('</script></style><script>');
    expect(heard).toEqual([]);
  });

  it('would run no markup that came into it in spite of all', async () => {
    const { page, heard } = await open(
      html.replace(
        '<footer>',
        '<script>document.title="taken"</script><img src="x" onerror="document.title=1"><footer>',
      ),
    );
    expect(await page.title()).toBe('multi-env-infrastructure: 3 environments');
    expect(heard.length).toBeGreaterThan(0);
    const made = page.evaluate("document.body.innerHTML = '<p>x</p>'");
    await expect(made).rejects.toThrow('TrustedHTML');
  });
});
