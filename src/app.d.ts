import type { DatasetFacts, PublicSettings, TermNames } from '#lib/ui/index.ts';

declare global {
  namespace App {
    interface Locals {
      /** Chart pictures of the page being prerendered, by slot; they go into the HTML and not into the page's data. */
      pictures: Map<string, string>;
    }

    interface PageData {
      terms?: TermNames;
      datasetFacts?: DatasetFacts;
      site?: PublicSettings;
    }
  }
}
