export type { ListenOptions, ServerAddress as GatewayAddress } from '@banenbrug/service-common';
export {
  type CompositionOutcome,
  type CompositionProblem,
  type SubgraphSdl,
  composeSupergraph,
} from './compose';
export {
  type TrustedDocumentSettings,
  loadTrustedDocuments,
  trustedDocumentSettings,
  trustedDocumentVariables,
} from './documents/trusted-document-variables';
export { type DocumentFile, writeManifest } from './documents/write-manifest';
export type { FetchObserver, ObservedFetch } from './executor/run';
export type { GatewayRequest } from './operations/execute-directly';
export { type Gateway, createGateway } from './gateway';
export type { AccessSource, GatewayOptions, GatewayTelemetry } from './gateway-options';
export type { HttpSettings } from './server/http-settings';
export { httpSettings, httpVariables } from './server/http-variables';
export { type Limits, defaultLimits } from './limits/limits';
export type { TrustedDocumentOptions } from './documents/trusted-documents';
export type { Results } from './subscriptions/result-stream';
export { nodeOptions } from './node-options';
export type { SubscribeDirectly } from './subscriptions/subscribe-directly';
export type { SubscriptionSettings } from './subscriptions/subscription-settings';
export {
  type GatewaySignals,
  type GatewayTelemetrySettings,
  createPrometheusSignals,
  gatewayTelemetrySettings,
  gatewayTelemetryVariables,
  silentSignals,
} from './telemetry';
export type { StaticFolder } from './http/static-files';
export { type SubgraphEntry, type SubgraphName, subgraphs } from './subgraphs';
export { responseCacheVariables } from './response-cache/response-cache-variables';
export { type HttpTransportOptions, createHttpTransport } from './transport/http-transport';
export { type InProcessTransportOptions, createInProcessTransport } from './transport/in-process-transport';
export {
  type FetchDocument,
  type FetchRequest,
  type SubgraphAnswer,
  type SubgraphError,
  type SubgraphTransport,
  TransportError,
  type TransportErrorCode,
} from './transport/subgraph-transport';
