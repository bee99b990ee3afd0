import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../measure/child';
import { peersFolder } from '../places';
import { running } from './own';
import type { RunningTarget, TargetSettings } from './target';

/** Whether the peers have been installed. */
export const arePeersInstalled = (): boolean => existsSync(join(peersFolder, 'node_modules'));

/** The versions that the peers' lock is made of, by package. */
export function peerVersions(): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(peersFolder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}

/** Starts a peer that runs on Node, by its file. @param options of Node */
export const nodePeer =
  (file: string, options: readonly string[] = []) =>
  async ({ peersSupergraphFile }: TargetSettings): Promise<RunningTarget> => {
    const settings = JSON.stringify({ supergraphFile: peersSupergraphFile });
    const child = startChild({
      name: file,
      command: [process.execPath, ...options, join(peersFolder, file), settings],
      cwd: peersFolder,
    });
    return running(child, (await child.line<{ url: string }>('"url":')).url);
  };
