import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../measure/child';
import { peersFolder } from '../places';
import { running } from './own';
import type { RunningTarget, TargetSettings } from './target';

/** Whether the peers have been installed. */
export const arePeersInstalled = (): boolean => existsSync(join(peersFolder, 'node_modules'));

/** Starts a peer that runs on Node, by its file. */
export const nodePeer =
  (file: string) =>
  async ({ peersSupergraphFile }: TargetSettings): Promise<RunningTarget> => {
    const settings = JSON.stringify({ supergraphFile: peersSupergraphFile });
    const child = startChild({
      name: file,
      command: [process.execPath, join(peersFolder, file), settings],
      cwd: peersFolder,
    });
    return running(child, (await child.line<{ url: string }>('url')).url);
  };
