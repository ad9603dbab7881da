/// <reference lib="dom" />

/** The rows of the page's list of assumptions that speak of a variable, whatever its element. */
function rowsOf(name: string): HTMLTableRowElement[] {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('#assumptions tbody tr')]
  return rows.filter((row) => row.querySelector('code')?.textContent?.replace(/\[.*/, '') === name)
}

/** Evidence stands in the page once, in its list of assumptions: what tells of a variable takes it from there. */
export function fillEvidence(told: Element | null): void {
  for (const place of told?.querySelectorAll<HTMLElement>('[data-evidence]') ?? []) {
    const [row] = rowsOf(place.dataset.evidence ?? '')
    const source = row?.querySelector('.source')?.childNodes ?? []
    const grade = row?.querySelector('.grade')
    if (grade) place.append(grade.cloneNode(true), ' ', ...[...source].map((part) => part.cloneNode(true)))
  }
  for (const place of told?.querySelectorAll<HTMLElement>('[data-ledger]') ?? []) {
    const rows = rowsOf(place.dataset.ledger ?? '')
    const whole = rows[0]?.closest('table')
    if (!whole?.tHead) continue
    const table = document.createElement('table')
    table.append(whole.tHead.cloneNode(true), document.createElement('tbody'))
    table.tBodies[0]?.append(...rows.map((row) => row.cloneNode(true)))
    place.className = 'scroll'
    place.tabIndex = 0
    place.role = 'group'
    place.ariaLabel = 'Table 表格'
    place.append(table)
  }
}
