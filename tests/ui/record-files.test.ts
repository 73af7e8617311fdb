import { afterEach, expect, it, vi } from 'vitest';
import { RECORD_FORMATS } from '../../src/lib/ui/public/record-files.ts';
import { buildRecordFile } from '../../src/lib/ui/public/record-files.server.ts';
import { buildAgencies } from '../../src/lib/ui/public/records.server.ts';

afterEach(() => vi.useRealTimers());

it('gives the same bytes whenever it is asked, so that nothing is written anew without a change', async () => {
  const [agency] = await buildAgencies();
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const format of RECORD_FORMATS) {
    vi.setSystemTime(new Date('2026-01-01T00:00:00Z'));
    const first = await buildRecordFile('agencies', agency?.agency_id ?? '', format);
    vi.setSystemTime(new Date('2026-11-20T12:34:56Z'));
    const second = await buildRecordFile('agencies', agency?.agency_id ?? '', format);
    expect(Buffer.compare(first ?? Buffer.alloc(0), second ?? Buffer.alloc(1)), format).toBe(0);
  }
});

it('has no file of a record that is not there', async () => {
  expect(await buildRecordFile('forms', 'nowhere', 'csv')).toBeNull();
});
