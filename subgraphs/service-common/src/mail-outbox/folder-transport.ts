import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type MailTransport, messageOf, nothingFetched, type ReadyMail } from './mail-transport';

/**
 * Writes each mail into a folder as `<id>.eml`, readable by this process' user only. A file is there whole or not at
 * all; a mail that is sent again replaces itself.
 */
export function createFolderTransport(folder: string): MailTransport {
  const composer = createTransport({
    ...nothingFetched,
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  });
  return {
    send: async (mail) => {
      const { message } = await composer.sendMail(messageOf(mail));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(folder, mail, message as Buffer);
    },
    close: () => composer.close(),
  };
}

async function writeWhole(folder: string, { id }: ReadyMail, message: Buffer): Promise<void> {
  // Named after the mail: what a killed process left is written over when the mail is tried again.
  const begun = join(folder, `.${id}.eml.begun`);
  try {
    await writeThrough(begun, message);
    await rename(begun, join(folder, `${id}.eml`));
    await syncFolder(folder);
  } catch (error) {
    await rm(begun, { force: true }).catch(() => {});
    throw error;
  }
}

/** Writes a file down to the disk: the row says "sent" right after, and a power cut must not make that a lie. */
async function writeThrough(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const entries = await open(folder, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}
