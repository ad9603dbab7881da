import { chartFiles, type DrawnChart } from '../reportFiles.ts'
import type { SensitivityContent } from './sensitivityContent.ts'
import { driversCsv, informationCsv, overTimeCsv, prioritiesCsv } from './sensitivityCsv.ts'
import { sensitivityPage } from './sensitivityPage.ts'

/** Every file of a study of sensitivity but its manifest; those that would be empty are left out. */
export function sensitivityFiles(
  content: SensitivityContent,
  charts: readonly DrawnChart[],
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ['drivers.csv', driversCsv(content)],
    ['find-out-next.csv', prioritiesCsv(content)],
    ...(content.overTime.length > 0 ? [['over-time.csv', overTimeCsv(content)] as const] : []),
    ...(content.choices.length > 0 ? [['worth-knowing.csv', informationCsv(content)] as const] : []),
    ...chartFiles(charts),
    ['report.html', sensitivityPage(content)],
  ])
}
