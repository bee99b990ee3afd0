import fc from 'fast-check';
import type { DescribedFollowUp } from '../src/repositories/described-follow-up.repository';

/** A follow-up agreement as files tell it. */
export const describedFollowUp: DescribedFollowUp = {
  id: '0f9c2a44-6f6f-4b39-9f3a-0f8d1e6b7a10',
  sessionId: '1f9c2a44-6f6f-4b39-9f3a-0f8d1e6b7a11',
  employerId: '2f9c2a44-6f6f-4b39-9f3a-0f8d1e6b7a12',
  regionCodes: ['AM06', 'AM07'],
  category: 'TRIAL_PLACEMENT',
  employerText: 'Wij bellen dinsdag',
  regionText: null,
  employerOwner: 'Hoofd werving',
  regionOwner: null,
  dueOn: '2026-06-20',
  status: 'OPEN',
  isWrittenByEmployer: true,
  isWrittenByRegion: false,
  recordedOn: '2026-06-10',
  revision: 3,
  separation: 0,
  withdrawnOn: null,
  lastUpdateOn: '2026-06-12',
  sessionNumber: 4,
  sessionTitle: 'Vierde sessie',
  sessionHeldOn: '2026-06-10',
  employerName: 'Werkgever 01',
  tableText: null,
  isMeetingHeld: null,
  isArrangementSigned: null,
  placements: null,
  hoursHundredths: null,
};

const signs = Array.from('=+-@＝－\t\r\n \'";,|\\:');
const pieces = [
  '=1+1',
  '=HYPERLINK("https://example.nl")',
  '😀',
  '\ud83d',
  'é',
  '_x003D_',
  '<b>',
  '&',
  '\u0007',
  '\u2028',
];

/** Texts that files are known to stumble over: signs of formulas, separators, quotes, line breaks, halves of characters. */
export const oddText = fc
  .array(fc.oneof(fc.constantFrom(...signs, ...pieces), fc.string({ unit: 'grapheme', maxLength: 12 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

/** Agreements with such texts in every place that takes one. */
export const oddRow: fc.Arbitrary<DescribedFollowUp> = fc
  .record({
    employerText: fc.option(oddText),
    regionText: fc.option(oddText),
    tableText: fc.option(oddText),
    employerOwner: fc.option(oddText),
    regionOwner: fc.option(oddText),
    sessionTitle: fc.option(oddText),
    employerName: fc.option(oddText),
    dueOn: fc.constantFrom('2026-06-20', '2026-12-31', null),
  })
  .map((odd) => ({ ...describedFollowUp, ...odd }));
