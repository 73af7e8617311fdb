import { openDatasetFolder } from '#lib/engines/duckdb-native.server.ts';
import { askCorpus, type Corpus } from '../../src/lib/ui/reuse/corpus.ts';
import { compareCorpus, type Compared } from '../../src/lib/ui/reuse/comparison.ts';
import { officialFrameworks } from '../../src/lib/ui/reuse/frameworks.ts';
import { localClient } from '../../src/lib/ui/reuse/local-client.ts';
import type { SimilarityClient } from '#lib/similarity/index.ts';

/** The corpus of data/: ten real forms of five agencies. */
export async function sampleCorpus(): Promise<Corpus> {
  const engine = await openDatasetFolder('data');
  try {
    return await askCorpus(engine);
  } finally {
    await engine.close();
  }
}

/** A corpus held against itself, with the client that knows it. */
export async function comparedWith(corpus: Corpus): Promise<{ client: SimilarityClient; compared: Compared }> {
  const client = localClient();
  return { client, compared: await compareCorpus(client, corpus, { frameworks: await officialFrameworks() }) };
}
