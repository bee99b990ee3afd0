import { defineClause } from './define-clause';
import { amount, whether } from './phrases';
import { integer, yesOrNo } from './scalar-fields';

export const validity = defineClause({
  ingredient: 'VALIDITY',
  name: 'validity',
  title: { en: 'Term', nl: 'Looptijd' },
  fields: {
    termMonths: integer({ minimum: 1, maximum: 120 }, amount('months', { en: [''], nl: [''] })),
    isRenewedTacitly: yesOrNo(
      whether(
        { yes: 'goes on when nobody ends it', no: 'ends by itself' },
        { yes: 'loopt stilzwijgend door', no: 'eindigt vanzelf' },
      ),
    ),
    noticeMonths: integer(
      { minimum: 1, maximum: 12 },
      amount('months', { en: ['', 'of notice'], nl: ['', 'opzegtermijn'] }),
    ),
  },
});
