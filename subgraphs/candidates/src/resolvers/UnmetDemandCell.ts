import { occupationOfKey } from '@banenbrug/service-common';
import type { UnmetCell } from '../repositories/unmet-demand.repository';

export const UnmetDemandCell = {
  occupation: ({ occupation }: UnmetCell) => (occupation === null ? null : occupationOfKey(occupation)),
  region: ({ regionCode }: UnmetCell) => ({ code: regionCode }),
};
