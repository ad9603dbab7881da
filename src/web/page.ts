import { address } from './address.ts'
import { chartTools } from './chart/chartTools.ts'
import { downloads } from './downloads.ts'
import { embedding, showEmbedded } from './embedding.ts'
import type { Feature } from './feature.ts'
import { languageSwitch } from './languageSwitch.ts'
import { ledger } from './ledger.ts'
import { lessonPage } from './lesson/lessonPage.ts'
import { leverButtons } from './leverButtons.ts'
import { ReaderPage } from './readerPage.ts'
import { scheme } from './scheme.ts'
import { showAnswers } from './showAnswers.ts'
import { whyPage } from './why/whyPage.ts'

/** All that the page does, in the order it is started: `address` last, because it begins the first run. */
const FEATURES: readonly Feature[] = [
  showAnswers,
  leverButtons,
  languageSwitch,
  scheme,
  embedding,
  downloads,
  chartTools,
  ledger,
  whyPage,
  lessonPage,
  address,
]

function start(): void {
  const page = new ReaderPage()
  page.open().then(
    () => {
      for (const feature of FEATURES) feature.start(page)
    },
    () => page.fail(),
  )
}

if (showEmbedded()) addEventListener('hashchange', () => globalThis.location.reload(), { once: true })
else start()
