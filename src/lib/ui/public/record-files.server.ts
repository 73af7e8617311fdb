import { unzipSync, zipSync } from 'fflate';
import { exportTable, type ExportTable } from '../export/export-table.ts';
import { writeSheets } from '../export/xlsx.ts';
import type { RecordFormat, RecordKind } from './record-files.ts';
import { agencyContent, formContent, regionContent, type RecordContent } from './record-tables.ts';
import { buildAgencyReport, buildFormDetail, buildRegionDetail } from './records.server.ts';
import { publicSettings } from './settings.server.ts';

/** The bytes of a record in a format; null when there is no such record. */
export async function buildRecordFile(kind: RecordKind, id: string, format: RecordFormat): Promise<Uint8Array | null> {
  const content = await contentOf(kind, id);
  return content === null ? null : written(content, format);
}

async function contentOf(kind: RecordKind, id: string): Promise<RecordContent | null> {
  const notes = siteNotes();
  switch (kind) {
    case 'agencies': {
      const report = await buildAgencyReport(id);
      return report && agencyContent(report, notes);
    }
    case 'regions': {
      const detail = await buildRegionDetail(id);
      return detail && regionContent(detail, notes);
    }
    case 'forms': {
      const detail = await buildFormDetail(id);
      return detail && formContent(detail, notes);
    }
  }
}

async function written({ main, others, whole }: RecordContent, format: RecordFormat): Promise<Uint8Array> {
  switch (format) {
    // Programs that read CSV stumble over lines before the head.
    case 'csv':
      return bytesOf(await exportTable({ ...main, notes: [] }, 'csv'));
    case 'parquet':
      return bytesOf(await exportTable(main, 'parquet'));
    case 'xlsx':
      return withoutClock(await bytesOf(await writeSheets([main, ...others, infoSheet(main)])));
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify({ ...Object.fromEntries(main.notes), data: whole })}\n`);
  }
}

function infoSheet({ notes }: ExportTable): ExportTable {
  return { name: 'info', columns: ['key', 'value'], rows: notes, notes: [] };
}

/** What a reader of a file must know: who published it, when, under which terms. */
function siteNotes(): ExportTable['notes'] {
  const { publisher, licence, date, address } = publicSettings();
  const said = [
    ['source', address],
    ['publisher', publisher],
    ['licence', licence === null ? null : [licence.name, licence.url ?? ''].join(' ').trim()],
    ['date', date],
    ['amounts', '万元 (10,000 yuan)'],
  ] as const;
  return said.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}

/** A workbook says when its parts were packed; without that, the same rows give the same file. */
function withoutClock(workbook: Uint8Array): Uint8Array {
  return zipSync(unzipSync(workbook), { mtime: new Date(1980, 0, 1) });
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
