import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { engineContract } from './contract.ts';

engineContract('native DuckDB', async () => openDuckdbNative());
