import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type IConfigFile } from '@microsoft/api-extractor';

const entries = { index: 'multi-env-infrastructure', testing: 'multi-env-infrastructure/testing' } as const;

/**
 * docs/reference/api.md: every signature that the package exports, and the types that they are made of.
 * @param packageFolder a folder with package.json and the declarations of a build, `dist/types`
 */
export function apiPage(packageFolder: string): string {
  const sections = Object.entries(entries).map(
    ([entry, name]) => `## \`${name}\`\n\n${signaturesOf(packageFolder, entry)}`,
  );
  return [
    '# The public API',
    'Written by `npm run api` from the declarations of the package; a test compares them. A change here is a change for everybody who imports it: CHANGELOG.md says so. What begins with `export` can be imported; the other types stand here because those are made of them.',
    ...sections,
  ].join('\n\n');
}

/** The report of API Extractor for one entry, without its heading. */
function signaturesOf(packageFolder: string, entry: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-api-'));
  try {
    mkdirSync(join(folder, 'compared'));
    const config = ExtractorConfig.prepare({
      configObject: configOf(packageFolder, entry, folder),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(packageFolder, 'package.json'),
    });
    const { errorCount } = Extractor.invoke(config, {
      localBuild: true,
      messageCallback: (message) => {
        // What it prints is of its own folders.
        message.handled = true;
      },
    });
    if (errorCount > 0) throw new Error(`API Extractor finds errors in the declarations of ${entry}.`);
    const report = readFileSync(join(folder, `${entry}.api.md`), 'utf8');
    return report.slice(report.indexOf('```ts')).replace(/\/\/ \(No @packageDocumentation .*\n\n/, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(packageFolder: string, entry: string, folder: string): IConfigFile {
  const silent = { logLevel: ExtractorLogLevel.None, addToApiReportFile: false };
  return {
    projectFolder: packageFolder,
    mainEntryPointFilePath: join(packageFolder, 'dist', 'types', `${entry}.d.ts`),
    compiler: {
      overrideTsconfig: {
        // The DOM has AbortSignal, and @types/node is not with the package.
        compilerOptions: { target: 'ES2023', lib: ['ES2023', 'DOM'], module: 'NodeNext', strict: true },
        files: [`dist/types/${entry}.d.ts`],
      },
    },
    apiReport: {
      enabled: true,
      includeForgottenExports: true,
      reportFileName: `${entry}.api.md`,
      reportFolder: folder,
      reportTempFolder: join(folder, 'compared'),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: 'lf',
    messages: { extractorMessageReporting: { default: silent }, tsdocMessageReporting: { default: silent } },
  };
}
