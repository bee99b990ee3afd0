import type { AgreementsContext } from '../context';
import type { ApplicableInstrument as Terms } from '../services/comparison/applicable-instruments.service';

export const ApplicableInstrument = {
  instrument: ({ instrumentCode }: Terms) => ({ code: instrumentCode }),
  name: ({ nameEn, nameNl }: Terms, _: unknown, { language }: AgreementsContext) =>
    language === 'nl' ? nameNl : nameEn,
};
