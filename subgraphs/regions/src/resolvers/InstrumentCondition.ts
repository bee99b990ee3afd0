import type { RegionsContext } from '../context';
import type { InstrumentCondition as Condition } from '../reference/instrument';

export const InstrumentCondition = {
  text: ({ en, nl }: Condition, _: unknown, { language }: RegionsContext) => (language === 'nl' ? nl : en),
};
