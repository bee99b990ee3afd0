import { digestKey, isWeekend, weekOf } from './digest-key';
import { digestBody } from './digest-text';
import type { DueItem } from './due-items.repository';

const item: DueItem = {
  recipientKind: 'DESK',
  recipientId: '0f9c2a44-6f6f-4b39-9f3a-0f8d1e6b7a10',
  category: 'TRIAL_PLACEMENT',
  employerName: 'Werkgever 01',
  regionCodes: ['AM06'],
  dueOn: '2026-06-10',
  lacksOwner: true,
  total: 1,
};

describe('the text of a reminder', () => {
  it('tells in Dutch and in English of each agreement its day, its category and the other side', () => {
    const soon = { ...item, dueOn: '2026-06-20', lacksOwner: false, total: 2 };
    const [dutch, english] = digestBody([{ ...item, total: 2 }, soon], '2026-06-15').split('\n\n');
    expect(dutch?.split('\n')).toEqual([
      'Deze vervolgafspraken vragen uw aandacht:',
      '- 2026-06-10: proefplaatsing, Werkgever 01 (verstreken; niemand genoemd die ervoor zorgt)',
      '- 2026-06-20: proefplaatsing, Werkgever 01',
      'Meer staat in Banenbrug. Daar kunt u deze berichten ook uitzetten.',
    ]);
    expect(english).toContain(
      '- 2026-06-10: trial placement, Werkgever 01 (overdue; nobody named who sees to it)',
    );
  });

  it('names the regions to an employer, and says how many more there are', () => {
    const body = digestBody([{ ...item, recipientKind: 'EMPLOYER', dueOn: null, total: 33 }], '2026-06-15');
    expect(body).not.toContain('Werkgever 01');
    expect(body).toMatch(/- geen dag: proefplaatsing, .+ \(niemand genoemd/);
    expect(body).toContain('En nog 32.');
  });

  it('keeps a name on its line', () => {
    const body = digestBody([{ ...item, employerName: 'A\r\n\r\nB\u2028C' }], '2026-06-15');
    expect(body).toContain(', A B C (');
  });
});

describe('the week of a reminder', () => {
  it.each([
    ['2026-06-15', '2026-06-15', false],
    ['2026-06-19', '2026-06-15', false],
    ['2026-06-20', '2026-06-15', true],
    ['2026-06-21', '2026-06-15', true],
    ['2026-06-22', '2026-06-22', false],
    ['2027-01-01', '2026-12-28', false],
  ])('of %s begins on %s', (day, monday, isOff) => {
    expect([weekOf(day), isWeekend(day)]).toEqual([monday, isOff]);
    expect(digestKey(item, weekOf(day))).toBe(`FOLLOW_UPS DESK ${item.recipientId} ${monday}`);
  });
});
