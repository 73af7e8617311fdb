import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { engineContract } from './contract.ts';
import { readingContract } from './reading.ts';

engineContract('native DuckDB', async () => openDuckdbNative());
readingContract('native DuckDB', async () => openDuckdbNative());
