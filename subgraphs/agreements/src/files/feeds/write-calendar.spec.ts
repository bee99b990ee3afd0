import fc from 'fast-check';
import ICAL from 'ical.js';
import { describedFollowUp, oddRow } from '../../../e2e/described-rows';
import type { DescribedFollowUp } from '../../repositories/described-follow-up.repository';
import type { FileReader } from '../file-reader';
import { plainText } from '../plain-text';
import { writeCalendar } from './write-calendar';

const employer: FileReader = { role: 'EMPLOYER', language: 'nl', today: '2026-06-15' };
const desk: FileReader = { ...employer, role: 'DESK', language: 'en' };

const eventsOf = (rows: readonly DescribedFollowUp[], reader: FileReader) =>
  new ICAL.Component(ICAL.parse(writeCalendar(rows, reader).text) as unknown[] as [])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('a calendar of follow-up agreements', () => {
  it('has a whole day for each agreement, with a name that stays and a number that grows', () => {
    const [event] = eventsOf([describedFollowUp], employer);
    expect(event?.uid).toBe(`${describedFollowUp.id}@banenbrug`);
    expect(event?.sequence).toBe(3);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe('2026-06-20');
    expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(String(event?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-06-12T00:00:00Z');
  });

  it('names the other side to each side, and what both wrote', () => {
    const [forEmployer] = eventsOf([describedFollowUp], employer);
    expect(forEmployer?.summary).toMatch(/^proefplaatsing: .+, .+$/);
    expect(forEmployer?.summary).not.toContain('Werkgever 01');
    expect(forEmployer?.description).toBe('Werkgever: Wij bellen dinsdag – Hoofd werving\nStatus: open');
    const [forDesk] = eventsOf([describedFollowUp], desk);
    expect(forDesk?.summary).toBe('trial placement: Werkgever 01');
    const [forLiaison] = eventsOf([describedFollowUp], { ...desk, role: 'LIAISON' });
    expect(forLiaison?.summary).toMatch(/^trial placement: Werkgever 01, /);
  });

  it('says that nobody answers sixty days after the latest update', () => {
    const [event] = eventsOf([describedFollowUp], { ...employer, today: '2026-08-11' });
    expect(event?.description).toMatch(/Status: geen bericht$/);
  });

  it('is read back as it was written by another reader, whatever was written, in lines of 75 bytes', () => {
    fc.assert(
      fc.property(fc.array(oddRow, { maxLength: 4 }), (rows) => {
        const dated = rows.filter(({ dueOn }) => dueOn !== null);
        const { text } = writeCalendar(rows, desk);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const events = eventsOf(rows, desk);
        expect(events).toHaveLength(dated.length);
        for (const [index, row] of dated.entries()) {
          expect(events[index]?.summary).toBe(`trial placement: ${plainText(row.employerName ?? '?')}`);
          expect(events[index]?.description).toContain(plainText(row.regionText ?? ''));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has the same tag for the same agreements, and another when one of them has changed', () => {
    const { tag } = writeCalendar([describedFollowUp], desk);
    expect(tag).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(writeCalendar([{ ...describedFollowUp }], desk).tag).toBe(tag);
    for (const change of [
      { revision: 4 },
      { dueOn: '2026-06-21' },
      { regionText: 'Ja' },
      { status: 'CONFIRMED' },
    ] as const) {
      expect(writeCalendar([{ ...describedFollowUp, ...change }], desk).tag).not.toBe(tag);
    }
  });
});
