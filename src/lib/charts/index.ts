export { budgetChart } from './budget.ts';
export {
  CHART_WIDTH,
  WIDE_FROM,
  widthClass,
  type Chart,
  type ChartContext,
  type ChartLink,
  type ChartOption,
  type ChartSize,
  type ChartTable,
  type Labels,
  type Picture,
  type TableCell,
  type TableColumn,
  type WidthClass,
} from './chart.ts';
export { drawPicture, openChart, type LiveChart } from './client.ts';
export { findingsChart } from './findings.ts';
export { distributionChart } from './distribution.ts';
export { groupedChart, groupedLabel, partColour, reach } from './grouped.ts';
export type { Grouped, GroupedColumn, GroupedRow } from './grouped-data.ts';
export { mixChart } from './mix.ts';
export { placedPicture, type PlacedAgency, type Placement } from './placed.ts';
export { ratesChart } from './rates.ts';
export { satisfactionChart } from './satisfaction.ts';
export { standaloneSvg, type PictureText, type StandalonePicture } from './standalone.ts';
export { CHART_COLOURS, chartColourDeclarations, type ChartColour } from './theme.ts';
export { TILE_PLACES, tileMap, tileTowards, type Tile, type TileMapData, type TilePlace } from './tile-map.ts';
