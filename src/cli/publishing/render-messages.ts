import type { FileRecord, Hit } from './file-record.ts';
import type { Lane } from './lanes.ts';
import type { GateSettings } from './privacy-gate.ts';
import type { SitePath } from './site-paths.ts';

/** What a rendering process is told at its start. */
export interface RenderSettings {
  readonly server: string;
  readonly site: string;
  readonly staging: string;
  readonly compress: boolean;
  /** The folder the site lies in on its host: `/name`, or empty. */
  readonly base: string;
  readonly gate: GateSettings;
  /** The file of the kept findings. */
  readonly findings: string;
  readonly previous: readonly FileRecord[];
}

export type Question =
  | { readonly kind: 'start'; readonly settings: RenderSettings }
  | { readonly kind: 'paths'; readonly lanes: readonly Lane[] }
  | { readonly kind: 'render'; readonly paths: readonly SitePath[] }
  | { readonly kind: 'fallback' };

/** How long the addresses of a route took. */
export interface RouteCost {
  readonly pages: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

/** What came of a batch of addresses. */
export interface RenderedBatch {
  readonly files: readonly FileRecord[];
  readonly hits: readonly Hit[];
  readonly failed: readonly string[];
  readonly routes: Readonly<Record<string, RouteCost>>;
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'paths'; readonly paths: readonly SitePath[] }
  | ({ readonly kind: 'rendered'; readonly peakBytes: number; readonly cpuSeconds: number } & RenderedBatch)
  | { readonly kind: 'broken'; readonly error: string };
