import { createHash, type Hash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Dataset, TABLES, type TableName, writeCsv, writeDescriptor } from '#lib/dataset/index.ts';

interface Open {
  readonly stream: WriteStream;
  readonly hash: Hash;
  bytes: number;
  rows: number;
}

/** Writes a dataset folder row by row: what is in memory at once does not grow with the dataset. */
export class PackageWriter {
  readonly #folder: string;
  readonly #tables: ReadonlyMap<TableName, Open>;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#tables = new Map(
      TABLES.map(({ name }) => {
        const stream = createWriteStream(join(folder, `${name}.csv`));
        return [name, { stream, hash: createHash('sha256'), bytes: 0, rows: 0 }] as const;
      }),
    );
  }

  /** Opens the files of all tables and writes their headers. */
  static async open(folder: string): Promise<PackageWriter> {
    await mkdir(folder, { recursive: true });
    const writer = new PackageWriter(folder);
    for (const { name } of TABLES) await writer.#put(name, writeCsv(name, []));
    return writer;
  }

  /** Adds rows to some tables; resolves when the files can take more. */
  async add(rows: Partial<Dataset>): Promise<void> {
    for (const { name } of TABLES) await this.#addTo(name, rows[name]);
  }

  async #addTo<N extends TableName>(name: N, rows: Dataset[N] | undefined): Promise<void> {
    if (rows === undefined || rows.length === 0) return;
    const text = writeCsv(name, rows);
    await this.#put(name, text.slice(text.indexOf('\n') + 1));
    const table = this.#tables.get(name);
    if (table !== undefined) table.rows += rows.length;
  }

  async #put(name: TableName, text: string): Promise<void> {
    const table = this.#tables.get(name);
    if (table === undefined) return;
    const bytes = Buffer.from(text, 'utf8');
    table.hash.update(bytes);
    table.bytes += bytes.length;
    if (!table.stream.write(bytes)) await once(table.stream, 'drain');
  }

  /** Closes all files and writes the descriptor; returns how many rows each table holds. */
  async close(): Promise<Readonly<Record<string, number>>> {
    for (const { stream } of this.#tables.values()) {
      stream.end();
      await once(stream, 'close');
    }
    const files = TABLES.map((table) => {
      const { hash, bytes, rows } = this.#tables.get(table.name) as Open;
      return { table, path: `${table.name}.csv`, bytes, hash: `sha256:${hash.digest('hex')}`, rowCount: rows };
    });
    await writeFile(join(this.#folder, 'datapackage.json'), writeDescriptor(files, { isSynthetic: true }));
    return Object.fromEntries(files.map(({ table, rowCount }) => [table.name, rowCount]));
  }
}
