import type { HttpSettings } from '@banenbrug/gateway';
import { silentLogger, type TokenSettings } from '@banenbrug/service-common';
import { type HubDatabase, openHub } from '@banenbrug/standalone';
import { settingsOf, tellReady } from './launch';

interface Settings {
  readonly database: HubDatabase;
  readonly tokens: TokenSettings;
  readonly supergraphFile: string;
  readonly http: HttpSettings;
}

/** The whole hub in one process, over a database that is there. */
async function main(settings: Settings): Promise<void> {
  const hub = await openHub({ ...settings, logger: silentLogger });
  tellReady({ url: (await hub.gateway.listen({ port: 0 })).url });
}

void main(settingsOf());
