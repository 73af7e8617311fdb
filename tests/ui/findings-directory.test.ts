import { expect, it } from 'vitest';
import { directoryAbout, directoryOf, directoryRows } from '../../src/lib/ui/findings/directory.ts';
import { sampleDataset } from '../engines/sample.ts';

it('a directory about some forms names them and counts their peers as the whole does', () => {
  const whole = directoryRows(sampleDataset());
  const all = directoryOf(whole);
  for (const { id } of whole.forms) {
    const part = directoryAbout(whole, new Set([id]));
    expect(part.forms).toHaveLength(1);
    const own = directoryOf(part);
    const form = own.formOf(id);
    expect(form).toEqual(all.formOf(id));
    if (form !== null) expect(own.peerForms(form)).toBe(all.peerForms(form));
  }
});
