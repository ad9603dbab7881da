import type { Text } from '../../model/text.ts'
import type { Markup } from '../html.ts'
import type { PageContent } from '../page.ts'
import { LESSONS_PART } from './lessons/lessonsPart.ts'
import type { Study } from './study.ts'
import { WHY_PART } from './why/whyPart.ts'

/** A section that only a published page has, after the levers; what it does in the browser is a `Feature` of src/web/page.ts. */
export interface PublishedPart {
  readonly id: string
  readonly heading: Text
  readonly style: string
  /** Undefined where a scenario has nothing to show in it. */
  readonly markup: (content: PageContent, study: Study) => Markup | undefined
}

/** In the order of the page. */
export const PARTS: readonly PublishedPart[] = [WHY_PART, LESSONS_PART]
