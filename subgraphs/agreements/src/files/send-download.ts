import type { SendDownload, SubgraphRuntime } from '@banenbrug/service-common';
import { sendExport } from './exports/send-export';
import { sendFeed } from './feeds/send-feed';

/** Sends what a ticket or a feed of this subgraph stands for. */
export const sendDownloads =
  (runtime: SubgraphRuntime): SendDownload =>
  (request) =>
    request.id === null ? sendFeed(runtime, request) : sendExport(runtime, request);
