import type { Role } from '@banenbrug/service-common';
import fc from 'fast-check';
import type { FollowUpAgreement } from '../entities';
import { type FollowUpDetails, mergeFollowUp, sidesOf } from './merge-follow-up.service';

const nothing: FollowUpDetails = {
  employerText: null,
  regionText: null,
  employerOwner: null,
  regionOwner: null,
  dueOn: null,
};

function recorded(details: FollowUpDetails, role: Role): FollowUpAgreement {
  return {
    id: 'a',
    employerId: 'e',
    sessionId: null,
    category: 'OTHER',
    regionCodes: ['AM06'],
    status: 'OPEN',
    recordedOn: '2026-06-10',
    revision: 1,
    separation: 0,
    withdrawnOn: null,
    lastUpdateOn: '2026-06-10',
    ...details,
    ...sidesOf(role),
  };
}

const text = fc.option(fc.constantFrom('call', 'visit', 'write'), { nil: null });
const employerSide = fc
  .record({ employerText: text, employerOwner: text, dueOn: fc.constant(null) })
  .map((side) => ({ ...nothing, ...side }));
const regionSide = fc
  .record({ regionText: text, regionOwner: text, dueOn: fc.constantFrom(null, '2026-09-01') })
  .map((side) => ({ ...nothing, ...side }));

const merged = (existing: FollowUpAgreement, written: FollowUpDetails, role: Role): FollowUpAgreement =>
  Object.assign({}, existing, mergeFollowUp(existing, written, role).changes);

describe('mergeFollowUp', () => {
  it('makes the same agreement whichever side writes first', () => {
    fc.assert(
      fc.property(employerSide, regionSide, (employer, region) => {
        const employerFirst = merged(recorded(employer, 'EMPLOYER'), region, 'DESK');
        const regionFirst = merged(recorded(region, 'DESK'), employer, 'EMPLOYER');
        expect(employerFirst).toEqual(regionFirst);
        expect(employerFirst).toMatchObject({
          status: 'CONFIRMED',
          employerText: employer.employerText,
          regionText: region.regionText,
          dueOn: region.dueOn,
        });
      }),
    );
  });

  it('changes nothing when the same is written again', () => {
    fc.assert(
      fc.property(employerSide, (employer) => {
        const existing = recorded(employer, 'EMPLOYER');
        expect(merged(existing, employer, 'EMPLOYER')).toEqual(existing);
      }),
    );
  });

  it('never overwrites: each field that says something else is a conflict at its own path', () => {
    fc.assert(
      fc.property(employerSide, employerSide, (first, second) => {
        const existing = recorded(first, 'EMPLOYER');
        const { changes, conflicts } = mergeFollowUp(existing, second, 'EMPLOYER');
        for (const field of ['employerText', 'employerOwner'] as const) {
          const differs = first[field] !== null && second[field] !== null && first[field] !== second[field];
          expect(conflicts.some(({ path }) => path.join('.') === `input.${field}`)).toBe(differs);
          expect(changes[field] ?? first[field]).toBe(first[field] ?? second[field]);
        }
      }),
    );
  });

  it('confirms only what both sides wrote, and nothing that is further already', () => {
    const byEmployer = recorded(nothing, 'EMPLOYER');
    expect(mergeFollowUp(byEmployer, nothing, 'LIAISON').changes.status).toBeUndefined();
    expect(mergeFollowUp(byEmployer, nothing, 'DESK').changes.status).toBe('CONFIRMED');
    const done: FollowUpAgreement = Object.assign({}, byEmployer, { status: 'DONE' });
    expect(mergeFollowUp(done, nothing, 'DESK').changes.status).toBeUndefined();
  });
});
