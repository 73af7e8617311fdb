export { buildAgencyEmbed, buildHeadlineEmbed, headlineEmbeds } from './embed/embed.server.ts';
export { buildAgencyPage, buildFormPage, laterPages } from './lists/list-pages.server.ts';
export {
  buildAgencies,
  buildAgencyReport,
  buildFormDetail,
  buildForms,
  buildRegionListing,
  buildRegions,
} from './public/records.server.ts';
export { buildCard, cardedForms, formCard } from './public/record-card.server.ts';
export { buildRecordFile } from './public/record-files.server.ts';
export { publicSettings } from './public/settings.server.ts';
