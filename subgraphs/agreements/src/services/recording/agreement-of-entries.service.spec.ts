import fc from 'fast-check';
import type { FollowUpSide } from '../../entities';
import {
  addEntry,
  agreementOf,
  type EntryWords,
  noDetails,
  remade,
  statusFor,
} from './agreement-of-entries.service';

const words = fc.option(fc.constantFrom('call', 'visit', 'write'), { nil: null });
const entry: fc.Arbitrary<EntryWords> = fc.record({
  side: fc.constantFrom<FollowUpSide>('EMPLOYER', 'REGION', 'TABLE'),
  text: words,
  employerOwner: words,
  regionOwner: words,
  dueOn: fc.option(fc.constantFrom('2026-09-01', '2026-10-01'), { nil: null }),
  isOfSide: fc.boolean(),
});
const entries = fc.array(entry, { maxLength: 6 });
const shuffled = entries.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

const empty: EntryWords = {
  side: 'TABLE',
  text: null,
  employerOwner: null,
  regionOwner: null,
  dueOn: null,
  isOfSide: true,
};
const employer = { ...empty, side: 'EMPLOYER', text: 'We call' } as const;
const region = { ...empty, side: 'REGION', text: 'We come' } as const;

describe('an agreement of entries', () => {
  it('fills in the same fields, and has the same sides, in whatever order its entries come', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const [one, two] = [agreementOf(list), agreementOf(other)];
        const filled = (details: object) =>
          Object.entries(details).map(([field, value]) => [field, value !== null]);
        expect(filled(one)).toEqual(filled(two));
        expect([two.isWrittenByEmployer, two.isWrittenByRegion]).toEqual([
          one.isWrittenByEmployer,
          one.isWrittenByRegion,
        ]);
      }),
    );
  });

  it('is the same in whatever order its entries come when they do not contradict each other', () => {
    expect(agreementOf([employer, region])).toEqual(agreementOf([region, employer]));
    expect(agreementOf([employer, region])).toEqual({
      ...noDetails,
      employerText: 'We call',
      regionText: 'We come',
      isWrittenByEmployer: true,
      isWrittenByRegion: true,
    });
  });

  it('shows the first words of a side, and names each field of which an entry says something else', () => {
    fc.assert(
      fc.property(entries, entry, (list, last) => {
        const before = agreementOf(list);
        const { details, differs } = addEntry(before, last);
        expect(details).toEqual(agreementOf([...list, last]));
        for (const field of ['employerOwner', 'regionOwner', 'dueOn'] as const) {
          const isOther = last[field] !== null && before[field] !== null && last[field] !== before[field];
          expect(differs.includes(field)).toBe(isOther);
          expect(details[field]).toBe(before[field] ?? last[field]);
        }
      }),
    );
  });

  it('changes nothing when the same is written again', () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(agreementOf([...list, ...list])).toEqual(agreementOf(list));
      }),
    );
  });

  it('is as it was before when what was added is taken out again', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), entry, (list, added) => {
        const before = agreementOf(list);
        expect(remade(addEntry(before, added).details, [...list, added], list)).toEqual(before);
      }),
    );
  });

  it('keeps what was changed by hand when an entry is taken out, and nothing when the last one is', () => {
    const changed = {
      ...agreementOf([employer, region]),
      employerText: 'We call on Monday',
      dueOn: '2026-09-01',
    };
    expect(remade(changed, [employer, region], [region])).toEqual({
      ...agreementOf([region]),
      employerText: 'We call on Monday',
      dueOn: '2026-09-01',
    });
    expect(remade(changed, [employer], [])).toEqual(noDetails);
  });

  it("takes a table's text, and what others noted for a side, for neither side's word", () => {
    const table = agreementOf([{ ...empty, text: 'All agreed' }]);
    expect(table).toEqual(noDetails);
    const noted = agreementOf([
      { ...employer, isOfSide: false },
      { ...region, isOfSide: false },
    ]);
    expect(noted).toMatchObject({ employerText: 'We call', regionText: 'We come' });
    expect(statusFor('OPEN', noDetails, noted)).toBe('OPEN');
  });

  it('is confirmed by both sides, open again without one, and never moved once it has gone further', () => {
    const [one, both] = [agreementOf([employer]), agreementOf([employer, region])];
    expect(statusFor('OPEN', noDetails, one)).toBe('OPEN');
    expect(statusFor('OPEN', one, both)).toBe('CONFIRMED');
    expect(statusFor('CONFIRMED', both, one)).toBe('OPEN');
    expect(statusFor('CONFIRMED', one, one)).toBe('CONFIRMED');
    for (const further of ['IN_PROGRESS', 'DONE', 'DROPPED'] as const) {
      expect(statusFor(further, one, both)).toBe(further);
      expect(statusFor(further, both, one)).toBe(further);
    }
  });
});
