import { address } from './address.ts'
import { chartTools } from './chart/chartTools.ts'
import { downloads } from './downloads.ts'
import type { Feature } from './feature.ts'
import { languageSwitch } from './languageSwitch.ts'
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
  downloads,
  chartTools,
  whyPage,
  lessonPage,
  address,
]

const page = new ReaderPage()
page.open().then(
  () => {
    for (const feature of FEATURES) feature.start(page)
  },
  () => page.fail(),
)
