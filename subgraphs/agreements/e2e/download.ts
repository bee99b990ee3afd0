import { randomUUID } from 'node:crypto';
import type { DownloadAnswer, DownloadRequest, Subgraph } from '@banenbrug/service-common';

/** Asks a subgraph for a file, as the gateway does. */
export async function download(
  { sendDownload }: Subgraph,
  request: Pick<DownloadRequest, 'id' | 'secret'> & Partial<DownloadRequest>,
): Promise<DownloadAnswer> {
  if (!sendDownload) throw new Error('This subgraph sends no files.');
  return sendDownload({
    knownTags: [],
    signal: new AbortController().signal,
    requestId: randomUUID(),
    language: 'en',
    ...request,
  });
}

/** The bytes of a file, or the code of why there are none. */
export async function bytesOf(answer: DownloadAnswer): Promise<Buffer | string> {
  if (answer.type !== 'FILE') return answer.type === 'REFUSED' ? answer.code : answer.type;
  const chunks: Buffer[] = [];
  for await (const chunk of answer.body as AsyncIterable<Buffer>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A file as text. @throws Error when there is none */
export async function textOf(answer: DownloadAnswer): Promise<string> {
  const bytes = await bytesOf(answer);
  if (typeof bytes === 'string') throw new Error(`There is no file: ${bytes}.`);
  return bytes.toString('utf8');
}
