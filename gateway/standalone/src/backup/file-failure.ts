import { StartError } from '../start-error';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it, or its folder, is not there',
  ENOTDIR: 'its folder is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'its disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than this system allows',
  EIO: 'the disk does not work',
};

/** A failure of the operating system with a file as a sentence for people; any other error as it is. */
export function fileFailure(error: unknown, deed: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new StartError(`${deed}: ${reason}.`, { cause: error });
}
