import { chartFiles, type DrawnChart } from '../reportFiles.ts'
import type { DiscoveryContent } from './discoveryContent.ts'
import { boxCsv, membersCsv, trajectoryCsv, treeCsv } from './discoveryCsv.ts'
import { discoveryPage } from './discoveryPage.ts'

/** Every file of a discovery but its manifest. */
export function discoveryFiles(
  content: DiscoveryContent,
  charts: readonly DrawnChart[],
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ['box.csv', boxCsv(content)],
    ['trajectory.csv', trajectoryCsv(content)],
    ['tree.csv', treeCsv(content)],
    ['members.csv', membersCsv(content)],
    ...chartFiles(charts),
    ['report.html', discoveryPage(content)],
  ])
}
