import fc from 'fast-check';
import { noticeKinds, type Notice } from './notice';
import { bodyOf, subjectLine } from './notice-text';

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

const notice = (kind: Notice['kind']): fc.Arbitrary<Notice> =>
  fc.record({
    kind: fc.constant(kind),
    to: fc.constantFrom('DESK', 'EMPLOYER'),
    introductionId: fc.uuid(),
    deskId: fc.uuid(),
    employerId: fc.uuid(),
    dueOn: day,
    onceKey: fc.string({ minLength: 1 }),
  });

/** The text without the two things that may stand in it. */
const withoutFacts = ({ introductionId, dueOn = '' }: Notice, body: string): string =>
  body.replaceAll(introductionId, 'ID').replaceAll(dueOn ?? '', 'DAY');

describe.each(noticeKinds)('the text of %s', (kind) => {
  it('says nothing but the id of the introduction and the day it is due: all else is the same in every mail', () => {
    const texts = new Set<string>();
    fc.assert(
      fc.property(notice(kind), (given) => {
        const text = withoutFacts(given, bodyOf(given));
        texts.add(text);
        expect(text).not.toMatch(/\d/);
      }),
      { numRuns: 50 },
    );
    expect(texts.size).toBe(1);
  });

  it('says it in Dutch and in English, with the id and the day in both, and short', () => {
    const introductionId = '6b1f6f0e-7a3c-4c57-9a52-0c6f0f2f6a11';
    const given = {
      kind,
      to: 'DESK',
      introductionId,
      deskId: '',
      employerId: '',
      dueOn: '2026-06-17',
    } as const;
    const [dutch = '', english = ''] = bodyOf(given).split('\n\n');
    expect(dutch).toMatch(/introductie/i);
    expect(english).toMatch(/introduction/i);
    for (const text of [dutch, english]) {
      expect(text).toContain(introductionId);
      expect(text).toContain('2026-06-17');
    }
    expect(bodyOf(given).length).toBeLessThan(600);
    expect(bodyOf({ ...given, dueOn: null })).not.toMatch(/Uiterlijk|Due on/);
  });
});

it('has one subject for all mails, so that whoever sees it learns nothing', () => {
  expect(subjectLine).toBe('Banenbrug: introductie / introduction');
});

it('tells each kind in words of its own', () => {
  const given = { to: 'DESK', introductionId: 'ID', deskId: '', employerId: '' } as const;
  expect(new Set(noticeKinds.map((kind) => bodyOf({ ...given, kind }))).size).toBe(noticeKinds.length);
});
