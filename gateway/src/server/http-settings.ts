import type { ServerLimits } from '@banenbrug/service-common';
import type { LoadSettings } from '../resilience/load-guard';
import type { RateLimitSettings } from '../rate-limits/rate-limits';
import type { SubscriptionSettings } from '../subscriptions/subscription-settings';
import type { DownloadSettings } from '../downloads/download-settings';
import type { UploadSettings } from '../uploads/upload-settings';

/** How the gateway faces the public. */
export interface HttpSettings {
  /** Absent: callers may ask as often as they like. */
  readonly rateLimits?: RateLimitSettings | undefined;
  /** How many proxies of ours stand in front and may say where a request came from. Default 0. */
  readonly trustedProxies?: number | undefined;
  /** Origins whose web pages may ask, such as https://portal.example.nl. Default none. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** The longest request body. Default 1 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** The longest answer. Default 8 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** What the process takes on; absent: whatever comes. */
  readonly load?: LoadSettings | undefined;
  /** What differs from the default settings of uploads. */
  readonly uploads?: Partial<UploadSettings> | undefined;
  /** What differs from the default settings of subscriptions. */
  readonly subscriptions?: Partial<SubscriptionSettings> | undefined;
  /** What differs from the default settings of downloads. */
  readonly downloads?: Partial<DownloadSettings> | undefined;
  /** What differs from the kit's limits on connections. */
  readonly limits?: Partial<ServerLimits> | undefined;
}
