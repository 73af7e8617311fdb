import { openBrowserEngine } from '#lib/engines/index.ts';
import { engineContract } from './contract.ts';

engineContract('DuckDB-Wasm', () => openBrowserEngine());
