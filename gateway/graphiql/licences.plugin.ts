import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const PACKAGE_FOLDER = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LEGAL_TEXT = /^(licen[cs]e|copying|notice|third-?party)/i;

const OPENING = `This page bundles the packages below; their licences and notices follow.
The editor's icon font, codicon.ttf, is Codicons by Microsoft Corporation, licensed under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/).
`;

/** Two plugins that share one list of packages: one for the page's build, one for the builds of its workers. */
export interface LicencePlugins {
  readonly page: Plugin;
  readonly workers: Plugin;
}

/**
 * Writes `licences.txt` with the licences and notices of every package that ends up in the page or in one of its
 * workers. Vite's own licence list overlooks the workers, and the notices of the code that packages carry inside them.
 */
export function licencePlugins(): LicencePlugins {
  const folders = new Set<string>();
  return {
    workers: {
      name: 'licences-of-workers',
      generateBundle(_options, bundle): void {
        collectFolders(bundle, folders);
      },
    },
    page: {
      name: 'licences-of-page',
      generateBundle(_options, bundle): void {
        // Workers are bundled while the page's modules load, so their packages are known by now.
        collectFolders(bundle, folders);
        const entries = [...folders].map(licenceEntry).sort();
        this.emitFile({
          type: 'asset',
          fileName: 'licences.txt',
          source: [OPENING, ...new Set(entries)].join('\n'),
        });
      },
    },
  };
}

function collectFolders(bundle: Rolldown.OutputBundle, folders: Set<string>): void {
  const outputs = Object.values(bundle);
  for (const id of outputs.flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))) {
    const folder = PACKAGE_FOLDER.exec(id)?.[1];
    if (folder !== undefined) folders.add(folder);
  }
}

function licenceEntry(folder: string): string {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LEGAL_TEXT.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const title = `${String(manifest.name)} ${String(manifest.version)} (${String(manifest.license)})`;
  return [`==== ${title} ====`, ...texts, ''].join('\n\n');
}
