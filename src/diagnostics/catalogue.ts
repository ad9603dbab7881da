import type { CatalogueRow } from './catalogueRow.ts'
import { ANALYSIS_ROWS } from './rows/analysisRows.ts'
import { EQUATION_ROWS } from './rows/equationRows.ts'
import { FILE_ROWS } from './rows/fileRows.ts'
import { NOTICE_ROWS } from './rows/noticeRows.ts'
import { SHAPE_ROWS } from './rows/shapeRows.ts'

/** Every problem that can be reported, in the order an author meets them; notices last. */
export const CATALOGUE: readonly CatalogueRow[] = [
  ...FILE_ROWS,
  ...SHAPE_ROWS,
  ...EQUATION_ROWS,
  ...ANALYSIS_ROWS,
  ...NOTICE_ROWS,
]
