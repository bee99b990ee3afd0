import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { StartError } from '../start-error';
import { fileFailure } from './file-failure';

/** Below the default, for time: a backup is made beside a hub that answers. */
const compression = { level: 3 };

/**
 * A compressed tar file that is written beside its final place and gets its name when it is whole and on the disk: what is
 * interrupted leaves `<file>.partial`, which only its owner can read.
 */
export class ArchiveWriter {
  private constructor(
    private readonly file: string,
    private readonly writtenAt: Date,
    private readonly handle: FileHandle,
    private readonly archive: Pack,
    private readonly written: Promise<void>,
  ) {}

  /** @throws StartError when the file is there already, is being written, or cannot be */
  static async open(file: string, writtenAt: Date): Promise<ArchiveWriter> {
    if (existsSync(file))
      throw new StartError(`${file} is there already and stays as it is. Choose another name.`);
    const handle = await openNew(partialOf(file)).catch((error: unknown) => {
      throw fileFailure(error, `${file} cannot be written`);
    });
    const archive = pack();
    const written = writeCompressed(archive, handle);
    // Told by the member that meets it, or by the end.
    written.catch(() => {});
    return new ArchiveWriter(file, writtenAt, handle, archive, written);
  }

  /** Adds a member; resolves when there is room for the next. @throws StartError when the file cannot be written */
  async add(name: string, content: Buffer): Promise<void> {
    const header = { name, size: content.length, mode: 0o600, mtime: this.writtenAt };
    const added = new Promise<void>((resolve, reject) => {
      this.archive.entry(header, content, (error) => (error ? reject(error) : resolve()));
    });
    await this.told(Promise.race([added, this.written]));
  }

  /** Makes the archive whole and gives it its name. @throws StartError when it cannot be written */
  async finish(): Promise<void> {
    this.archive.finalize();
    await this.told(this.written);
    await this.told(this.handle.sync());
    await this.handle.close();
    await this.told(rename(partialOf(this.file), this.file));
    await keepName(dirname(this.file));
  }

  /** Gives up what has not been finished. */
  async discard(): Promise<void> {
    this.archive.destroy();
    await this.written.catch(() => {});
    await this.handle.close().catch(() => {});
    await rm(partialOf(this.file), { force: true });
  }

  /** A member is refused for no reason of its own when the disk is full: the reason is that of the file. */
  private async told(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const reason = await this.written.then(
        () => error,
        (failure: unknown) => failure,
      );
      throw fileFailure(reason, `${this.file} cannot be written`);
    }
  }
}

async function writeCompressed(archive: Pack, handle: FileHandle): Promise<void> {
  let failure: unknown;
  const write = async (bytes: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of bytes) {
      await handle.writeFile(chunk).catch((error: unknown) => {
        failure = error;
        throw error;
      });
    }
  };
  try {
    await pipeline(archive, createGzip(compression), write);
  } catch (error) {
    // The pipeline may tell how its other end was closed instead of why.
    throw failure ?? error;
  }
}

const partialOf = (file: string): string => `${file}.partial`;

async function openNew(partial: string): Promise<FileHandle> {
  try {
    return await open(partial, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StartError(
      `${partial} is there already: another backup is being written, or one was interrupted. Delete it when none is, or choose another name.`,
      { cause: error },
    );
  }
}

/** The new name is in the folder, which is written to the disk by itself. */
async function keepName(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
