import type { FollowUpAgreement } from '../../entities';
import { missingDetails } from './missing-details.service';

const bare: FollowUpAgreement = {
  id: 'a',
  sessionId: null,
  employerId: 'e',
  regionCodes: ['AM06'],
  category: 'OTHER',
  employerText: null,
  regionText: null,
  employerOwner: null,
  regionOwner: null,
  dueOn: null,
  status: 'OPEN',
  isWrittenByEmployer: false,
  isWrittenByRegion: false,
  recordedOn: '2026-06-10',
  revision: 1,
  separation: 0,
  withdrawnOn: null,
  lastUpdateOn: '2026-06-15',
};

describe('missingDetails', () => {
  it('names everything when only employer, regions and category are known', () => {
    expect(missingDetails(bare)).toEqual([
      'EMPLOYER_TEXT',
      'REGION_TEXT',
      'EMPLOYER_OWNER',
      'REGION_OWNER',
      'DUE_ON',
    ]);
  });

  it('leaves out what has been filled in', () => {
    const known = Object.assign({}, bare, { regionText: 'We call', dueOn: '2026-09-01' });
    expect(missingDetails(known)).toEqual(['EMPLOYER_TEXT', 'EMPLOYER_OWNER', 'REGION_OWNER']);
  });
});
