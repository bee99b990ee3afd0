export { createDocumentNames, type NameDocument } from './document-names';
export { observeOperations, type OperationObservation } from './observe-operations';
export { observePlanner } from './observe-planner';
export { observeTries, type TryObserver } from './observe-tries';
export { type FetchObservation, observeTransport } from './observe-transport';
export { createPrometheusSignals } from './prometheus';
export * from './signals';
export { traceRequests } from './trace-request';
export {
  type GatewayTelemetrySettings,
  gatewayTelemetrySettings,
  gatewayTelemetryVariables,
} from './telemetry-variables';
