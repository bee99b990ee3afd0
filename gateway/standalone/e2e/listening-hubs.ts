import { type TestHub, testLogger, testRoles } from '@banenbrug/testkit';
import { type DemoIssuer, openHub } from '../src';
import { supergraphFile } from './demo-hub';
import { startProcesses } from './processes/hub-processes';

/** A hub that listens. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** The same hub with its subgraphs in the gateway's process, and as processes of their own: what each is called, and how to start it. */
export const listeningHubs: readonly (readonly [
  name: string,
  start: (test: TestHub, issuer: DemoIssuer) => Promise<Listening>,
])[] = [
  [
    'in one process',
    async (test, { settings }) => {
      const hub = await openHub({
        database: { ownerUrl: test.ownerUrl, ...testRoles() },
        tokens: settings,
        supergraphFile,
        logger: testLogger('hub'),
      });
      const { url } = await hub.gateway.listen({ host: '127.0.0.1', port: 0 });
      return { url, close: () => hub.close() };
    },
  ],
  [
    'in processes of their own',
    async ({ role }, { settings }) => {
      const hub = await startProcesses({ role, tokens: settings });
      return { url: hub.gatewayUrl, close: () => hub.stop() };
    },
  ],
];
