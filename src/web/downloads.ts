/// <reference lib="dom" />
import { element } from './dom.ts'
import type { Feature } from './feature.ts'
import type { FileQuestion } from './files.ts'

const FILES = {
  'download-yaml': 'scenario.yaml',
  'download-metrics': 'metrics.csv',
  'download-summary': 'summary.csv',
  'download-errors': 'errors.csv',
} as const

/** Offers a text to the reader as a file. */
function download(name: string, text: string): void {
  downloadFile(name, text, 'text/plain')
}

/** Offers something to the reader as a file of a type. */
export function downloadFile(name: string, content: string | Blob, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** The buttons that give the scenario file and the tables of what is shown. */
export const downloads: Feature = {
  start(page) {
    const errors = document.querySelector<HTMLTemplateElement>('#errors-file')
    if (errors) element('limits')?.append(errors.content)
    for (const [id, name] of Object.entries(FILES))
      element(id)?.addEventListener('click', async () => {
        const question: FileQuestion = { name, settings: page.levers.draws }
        download(name, await page.ask<string>('files', question))
      })
  },
}
