import type { GatewayRequest } from '../../src/operations/execute-directly';

/** One thing that somebody may send to hurt the hub, and the refusal it gets. */
export interface AbuseCase {
  readonly name: string;
  /** Sent over HTTP, and without HTTP as well; left out where it has no meaning without. */
  readonly request?: GatewayRequest;
  /** Sent over HTTP instead of the request as JSON. */
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent over HTTP by GET instead, as it stands after the question mark. */
  readonly search?: string;
  /** Whether the gateway answers questions about its schema. Default true. */
  readonly introspection?: boolean;
  readonly status: number;
  readonly code: string;
  /** What the refusal says of the limit; left out where it is no limit. */
  readonly limit?: { readonly maximum: number; readonly actual?: number };
}
